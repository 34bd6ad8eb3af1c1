import { seededRandom } from '../src/learn/random.ts'
import type { HearsayRecord, RecordEntity, RecordStatement } from '../src/record/record.ts'

// Made-up stories from a grammar, as records that are valid throughout: for archives of any size, without reading.

const GIVEN =
  'Ada Aldo Amos Bela Bruno Cora Dario Edda Elio Enzo Fenna Gero Hedda Ilse Ines Jarl Juno Kaja Lars Lena Lior Mara Milo Nora Odin Oke Petra Quinn Rhea Rolf Sana Siri Tove Udo Vera Wim Xenia Yara Zeno Alma'.split(
    ' ',
  )
const FAMILY =
  'Abern Brandt Calder Dunmore Eskil Farrow Gantry Holm Ibsley Jorvik Kestrel Lindqvist Marchetti Norrby Okafor Pellar Quill Ruud Sandoval Tarn Ulver Varga Wexley Yarrow Zeller Ashdown Birchall Corvane Drayton Elmhurst Fenwick Garrick Hollis Inkster Jessop Kirkby Loxley Maddern Nettle Orwin'.split(
    ' ',
  )
const ROLES =
  'mayor|harbour master|chief engineer|union leader|minister of transport|professor of hydrology|police chief|ferry captain|head of the port authority|lawyer|school principal|coach|nurse|economist|farmer'.split(
    '|',
  )
const OUTLETS =
  'Tideway Courier|Canal Street Post|North Quay News|The Lantern|Harrow Wire|Island Herald'.split('|')
const BODIES =
  'Karst Ltd|Tideway Council|the Harbour Board|Nordbruk Group|the Ministry of Transport|Redstone Fire Department|the Seamen’s Union'.split(
    '|',
  )
const DETERMINERS = 'the|this|that|our|their|every|no|another|the council’s|the city’s|her|his'.split('|')
const ADJECTIVES =
  'new old broken unpaid forgotten northern lower costly secret promised late narrow flooded public private temporary honest empty wooden quiet crowded delayed illegal regional annual second rising frozen hidden borrowed'.split(
    ' ',
  )
const NOUNS =
  'bridge strike barrier budget ferry contract plan quarry school tunnel train tariff inquiry quota hall station election fund road hospital harbour dock warehouse library pension orchard reservoir lighthouse bakery museum stadium pipeline archive letter report committee vote tender lease storm winter harvest cargo crane engine chapel market garden theatre prison ferryman cable survey loan subsidy rescue parade festival curfew'.split(
    ' ',
  )
const PLACES =
  'in Tideway|at North Quay|on Canal Street|near Harrow|under the Redstone hill|behind the chapel|along the coast|in the lower town|beyond the river|on the island'.split(
    '|',
  )
const VERBS =
  'will cost|has saved|must replace|could threaten|never reached|is going to change|should not touch|cannot explain|may double|has already halved|would have prevented|does not concern|will outlive|is meant to protect|ruined|divides|has to pay for|will bring back|might swallow|cannot replace|is slowly killing|belongs to|stands in the way of|was built before|depends on'.split(
    '|',
  )
const NUMBERS = 'twelve|forty|three hundred|1,900|5.5%|70|2.4 million|some|too many|fewer than ten'.split('|')
const ENDINGS =
  'before the end of the year|unless the board listens|and nobody has told us why|if the wind stays in the west|as far as I can see|whatever the ministry says|for the third time since March|with or without a vote|and that is only the beginning|because the numbers were wrong|until the last ship has left|in the worst of all cases|to be honest with you|after all these years'.split(
    '|',
  )
const CUES = ['said', 'told reporters', 'wrote', 'warned', 'argued', 'added']

export interface StoryOptions {
  /** How many people there are to speak. */
  readonly people?: number
  /** Of all statements so many repeat one of an earlier story: as it was, cut, or altered. */
  readonly repeated?: number
  readonly statements?: number
}

type Random = () => number
const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

/** Somebody of the grammar, always the same for a number. */
function personOf(number: number): { readonly name: string; readonly family: string; readonly role: string } {
  const family = FAMILY[number % FAMILY.length]!
  const middle = Math.floor(number / (FAMILY.length * GIVEN.length))
  const given = GIVEN[Math.floor(number / FAMILY.length) % GIVEN.length]!
  const initials = middle === 0 ? '' : ` ${FAMILY[middle % FAMILY.length]!}`
  return { name: `${given}${initials} ${family}`, family, role: ROLES[number % ROLES.length]! }
}

/** An utterance, always the same for a number. */
function utteranceOf(number: number): string {
  const random = seededRandom(number * 7919 + 13)
  const thing = (): string =>
    `${oneOf(DETERMINERS, random)} ${oneOf(ADJECTIVES, random)} ${oneOf(NOUNS, random)}`
  const many = (): string => `${oneOf(NUMBERS, random)} ${oneOf(ADJECTIVES, random)} ${oneOf(NOUNS, random)}s`
  const place = (): string => (random() < 0.5 ? ` ${oneOf(PLACES, random)}` : '')
  const clause = (): string =>
    `${thing()} ${oneOf(VERBS, random)} ${random() < 0.3 ? many() : thing()}${place()}`
  const text = `${clause()} ${oneOf(ENDINGS, random)}`
  return random() < 0.4 ? `${text}, and ${clause()}` : text
}

/** The utterance as another story has it. */
function retold(text: string, random: Random): string {
  const kind = random()
  if (kind < 0.5) return text
  const words = text.split(' ')
  if (kind < 0.8) return words.slice(0, Math.max(6, Math.floor(words.length * 0.6))).join(' ')
  const at = Math.floor(words.length / 2)
  return words.with(at, 'certainly').join(' ')
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

/** The story of a number: `story-7`, with ten statements unless told otherwise. The same number gives the same story. */
export function storyOf(number: number, options: StoryOptions = {}): HearsayRecord {
  const { people = 4000, repeated = 0.15, statements: many = 10 } = options
  const random = seededRandom(number + 1)
  const cast = [0, 1, 2, 3].map(() => personOf(Math.floor(random() * people)))
  const body = oneOf(BODIES, random)
  const published = new Date(Date.UTC(2010, 0, 1 + Math.floor(random() * 5400))).toISOString().slice(0, 10)
  const draft = new Draft()
  const speakers = cast.map(({ name, role }) => draft.person(name, role))
  const board = draft.entity('organization', body, true)
  draft.write(`${capital(body)} met on the quay. `)
  for (let place = 0; place < many; place++) {
    const who = Math.floor(random() * cast.length)
    const again = number > 0 && random() < repeated
    const words = again
      ? retold(utteranceOf(Math.floor(random() * number) * many + place), random)
      : utteranceOf(number * many + place)
    draft.statement(speakers[who]!, cast[who]!, capital(words), oneOf(CUES, random), random, board)
  }
  return draft.record(`story-${number}`, oneOf(OUTLETS, random), published)
}

/** A record in the making. */
class Draft {
  #text = ''
  readonly #entities: RecordEntity[] = []
  readonly #statements: RecordStatement[] = []

  write(text: string): readonly [number, number] {
    const start = this.#text.length
    this.#text += text
    return [start, this.#text.length]
  }

  entity(type: RecordEntity['type'], name: string, named: boolean): string {
    const id = `e${this.#entities.length + 1}`
    const none = { aliases: [], members: [], roles: [], age: null, minor: false, dead: null, mentions: [] }
    this.#entities.push({ id, type, name, named, ...none })
    return id
  }

  person(name: string, role: string): string {
    const id = this.entity('person', name, true)
    const [start] = this.write(`${name}, `)
    const evidence = this.write(role)
    this.write(', was there. ')
    const entity = this.#entities.at(-1)!
    entity.roles.push({ text: role, evidence: [...evidence] })
    entity.mentions.push({ start, end: start + name.length, form: 'name' })
    return id
  }

  statement(
    speaker: string,
    { name, family }: { readonly name: string; readonly family: string },
    words: string,
    cue: string,
    random: Random,
    board: string,
  ): void {
    const direct = random() < 0.6
    if (direct) this.write('“')
    const content = this.write(words)
    this.write(direct ? ',” ' : ', ')
    const source = this.write(random() < 0.5 ? name : family)
    this.write(' ')
    const said = this.write(cue)
    this.write('. ')
    const piece = ([start, end]: readonly [number, number]) => ({
      start,
      end,
      text: this.#text.slice(start, end),
    })
    const via = random() < 0.1 ? [{ entity: board, evidence: [...source] as [number, number] }] : []
    this.#statements.push({
      id: `s${this.#statements.length + 1}`,
      mode: direct ? 'direct' : 'indirect',
      act: cue === 'wrote' ? 'write' : 'say',
      content: [piece(content)],
      cue: piece(said),
      source: piece(source),
      speaker,
      unresolved: null,
      addressee: null,
      venue: null,
      via,
      time: null,
      within: null,
      probability: Math.round(500 + random() * 500) / 1000,
      by: 'made-up',
      speakerBy: 'made-up',
    })
  }

  record(id: string, outlet: string, published: string): HearsayRecord {
    const headline = this.#statements[0]?.content[0]?.text.slice(0, 60) ?? id
    const none = { url: null, byline: [], credits: [] }
    return {
      hearsay: 1,
      article: { id, outlet, headline, published, language: 'en', text: this.#text, ...none },
      entities: this.#entities,
      statements: this.#statements,
      relations: [],
      events: [],
      times: [],
      problems: [],
    }
  }
}
