const element = document.getElementById('reference')
window.SwaggerUIBundle({
  domNode: element,
  url: element.dataset.openapi,
  deepLinking: true,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  validatorUrl: null,
})
