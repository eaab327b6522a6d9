const element = document.getElementById('reference')
window.SwaggerUIBundle({
  domNode: element,
  url: element.dataset.openapi,
  deepLinking: true,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  validatorUrl: null,
  // The documents name paths of the service; behind the gateway they begin with /api/<service>.
  requestInterceptor: (request) => {
    const base = element.dataset.openapi.replace('/openapi.json', '')
    const url = new URL(request.url, location.origin)
    if (url.origin === location.origin && !url.pathname.startsWith(base)) url.pathname = base + url.pathname
    request.url = url.href
    return request
  },
})
