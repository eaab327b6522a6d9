/* The start page: asks /status every two seconds, hears new facts by server-sent events, and speaks three languages. */
const languages = ['fr', 'ar', 'en']
const element = (id) => document.getElementById(id)
const store = {
  get: () => {
    try {
      return localStorage.getItem('language')
    } catch {
      return null
    }
  },
  set: (value) => {
    try {
      localStorage.setItem('language', value)
    } catch {
      /* private window: the choice lasts as long as the page */
    }
  },
}

let words = {}
let status = null
let facts = []

/** Makes an element from text only, so that nothing that arrives is ever read as markup. */
const make = (tag, text, attributes = {}) => {
  const made = document.createElement(tag)
  if (text !== undefined) made.textContent = text
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}
const ltr = (text) => make('bdi', text, { dir: 'ltr' })
const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
const number = (value) => new Intl.NumberFormat(`${document.documentElement.lang}-MA-u-nu-latn`).format(value)
const time = (text) =>
  new Intl.DateTimeFormat(`${document.documentElement.lang}-MA-u-nu-latn`, {
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(text))

const showServices = () => {
  element('services').replaceChildren(
    ...Object.entries(status.services).map(([name, replicas]) => {
      const card = make('li')
      const ready = replicas.filter((replica) => replica.ready).length
      card.append(make('h3', say(`service.${name}`)))
      card.append(
        ready === replicas.length
          ? make('p', `✓ ${say('ready', { ready: number(ready), all: number(replicas.length) })}`, { class: 'well' })
          : make('p', `✗ ${say('notReady', { ready: number(ready), all: number(replicas.length) })}`, { class: 'ill' }),
      )
      for (const reason of replicas.flatMap((replica) => replica.reasons))
        card.append(make('p', reason, { dir: 'ltr' }))
      const pending = Math.max(0, ...replicas.map((replica) => replica.status?.relay?.pending ?? 0))
      card.append(make('p', say('pending', { count: number(pending) })))
      card.append(make('a', say('reference'), { href: `/reference/${name}` }))
      return card
    }),
  )
}

const showTopics = () => {
  element('transport').replaceChildren(make('span', say(`transport.${status.transport.kind}`)))
  element('topics').replaceChildren(
    ...status.topics.map(({ topic, messages, lag }) => {
      const card = make('li')
      const title = make('h3')
      title.append(ltr(topic))
      card.append(title, make('p', say('messages', { count: number(messages) })))
      for (const [group, behind] of Object.entries(lag))
        card.append(make('p', say('lag', { group: say(`service.${group}`), count: number(behind) })))
      return card
    }),
  )
}

const showParked = () => {
  const parked = new Map()
  for (const replica of Object.values(status.services).flat())
    for (const stream of replica.status?.parked ?? []) parked.set(`${stream.consumer} ${stream.streamId}`, stream)
  element('parked').replaceChildren(
    ...(parked.size === 0
      ? [make('li', `✓ ${say('nothingParked')}`)]
      : [...parked.values()].map((stream) => {
          const row = make('li')
          row.append(make('span', say(`service.${stream.consumer}`)), ltr(`${stream.topic} ${stream.streamId}`))
          row.append(make('span', say('events', { count: number(stream.events) })), make('bdi', stream.reason))
          return row
        })),
  )
}

const showFacts = () => {
  element('facts').replaceChildren(
    ...(facts.length === 0
      ? [make('li', say('noFacts'))]
      : facts.map((fact) => {
          const row = make('li')
          row.append(make('span', say(`fact.${fact.type}`)), ltr(fact.organisationId), ltr(fact.streamId.slice(0, 8)))
          row.append(make('bdi', time(fact.recordedAt)))
          return row
        })),
  )
}

const show = () => {
  if (status) {
    showServices()
    showTopics()
    showParked()
  }
  showFacts()
}

const alarm = (key) => {
  element('alarm').hidden = key === null
  element('alarm').textContent = key === null ? '' : say(key)
}

const speak = async (language) => {
  words = await (await fetch(`/languages/${language}.json`)).json()
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = say(place.dataset.text)
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language))
  store.set(language)
  show()
}

const ask = async () => {
  try {
    status = await (await fetch('/status', { signal: AbortSignal.timeout(5_000) })).json()
    alarm(status.transport.problem === null ? null : 'transportLost')
    show()
  } catch {
    alarm('gatewayLost')
  }
  setTimeout(ask, 2_000)
}

const chosen = new URLSearchParams(location.search).get('language') ?? store.get() ?? navigator.language.slice(0, 2)
await speak(languages.includes(chosen) ? chosen : 'fr')
for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => speak(button.dataset.language))

facts = await (await fetch('/facts')).json()
showFacts()
new EventSource('/facts/live').addEventListener('message', ({ data }) => {
  const fact = JSON.parse(data)
  if (facts.some(({ id }) => id === fact.id)) return
  facts = [fact, ...facts].slice(0, 30)
  showFacts()
})
ask()
