import type { Accusation, PersonCard, RelationFact } from '../../archive/answers/person.ts'
import { readableDate } from '../page/dates.ts'
import { BLANK, DOT, joinRuns, type Line, type Run, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { count, heading } from '../page/view.ts'
import { indent, wrap } from '../page/wrap.ts'
import { datedEvents, sentenceLines, stateWords, wordRuns } from './events.ts'
import type { Printed } from './output.ts'
import { grouped, statementLines } from './statements.ts'

const date = (value: string | null): string => (value === null ? 'undated' : (readableDate(value) ?? value))

/** A tie in words, seen from the person. */
const TIES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  spouse: ['married to', 'married to'],
  'ex-spouse': ['once married to', 'once married to'],
  partner: ['partner of', 'partner of'],
  parent: ['parent of', 'child of'],
  sibling: ['sibling of', 'sibling of'],
  relative: ['relative of', 'relative of'],
  employer: ['employs', 'works for'],
  member: ['member of', 'has as a member'],
  represents: ['speaks for', 'is spoken for by'],
}

function tieRuns({ type, end, other, word, article }: RelationFact): Run[] {
  const words = TIES[type]?.[end === 'from' ? 0 : 1] ?? type
  return [run(`${words} `), run(plain(other), 'bold'), ...wordRuns(word), run(`  ${plain(article)}`, 'dim')]
}

function headLines(card: PersonCard, width: number): Line[] {
  const names = card.names.filter((name) => name !== card.name).map(plain)
  const span =
    card.first === null
      ? []
      : [card.first === card.last ? date(card.first) : `${date(card.first)} to ${date(card.last)}`]
  const sure = card.articles > 1 ? [`linked with at least ${Math.floor(card.probability * 100)} %`] : []
  const facts = [
    count(card.articles, 'story', 'stories'),
    count(card.statements, 'statement'),
    ...span,
    ...sure,
  ]
  return [
    BLANK,
    [run(`  ${plain(card.name)}`, 'bold'), run(`  ${card.identity}`, 'dim')],
    ...wrap(
      joinRuns(
        facts.map((fact) => [run(fact)]),
        DOT,
      ),
      width,
      indent(2),
    ),
    ...(names.length === 0 ? [] : wrap([run(`also ${names.join(', ')}`, 'dim')], width, indent(2))),
    ...(card.articlesRead < card.articles
      ? wrap(
          [run(`ties and words about others: of the newest ${card.articlesRead}`, 'dim')],
          width,
          indent(2),
        )
      : []),
    ...namesakeLines(card, width),
  ]
}

/** Who else bears the name: somebody else, or the same whom reading took for two. */
function namesakeLines({ namesakes, identity }: PersonCard, width: number): Line[] {
  if (namesakes.length === 0) return []
  const list = namesakes.map(
    (one) => `${one.identity} (${plain(one.name)}, ${count(one.articles, 'story', 'stories')})`,
  )
  const twin = namesakes.find((one) => stemOf(one.identity) === stemOf(identity))
  const merge = twin ? ` If they are one: hearsay merge ${identity} ${twin.identity}` : ''
  return wrap([run(`Not counted in: ${list.join(', ')}.${merge}`, 'dim')], width, indent(2))
}

/** What the names of two who are called the same begin with. */
const stemOf = (identity: string): string => identity.replace(/-\d+$/, '')

function accusationLines(accusation: Accusation, width: number): Line[] {
  const { charge, status, word, latest, events } = accusation
  const earlier = events.length - 1
  return [
    ...wrap(
      [
        run(plain(charge ?? 'a charge that is not named'), 'bold'),
        run(': '),
        run(status === 'unknown' ? 'state not told' : stateWords(status)),
        ...wordRuns(word),
        run(`${latest.published === null ? '' : ` as of ${date(latest.published)}`}`),
        run(earlier > 0 ? `; ${count(earlier, 'other report')}` : '', 'dim'),
      ],
      width,
      indent(4),
    ),
    ...sentenceLines(latest, width, 6),
  ]
}

function section(title: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : [BLANK, heading(title), ...lines]
}

/** The answer to `hearsay person`. */
export function printedCard(card: PersonCard, limit: number): Printed {
  return {
    json: card,
    names: ['kind', 'what', 'whom', 'word', 'published', 'article', 'start', 'end'],
    rows: [
      ...card.roles.map((r) => ['role', r.text, null, null, r.published, r.article, ...r.evidence]),
      ...card.relations.map((r) => [
        'relation',
        TIES[r.type]?.[r.end === 'from' ? 0 : 1] ?? r.type,
        r.other,
        r.word,
        r.published,
        r.article,
        ...r.evidence,
      ]),
      ...[...card.accusations.flatMap(({ events }) => events), ...card.events].map((e) => [
        'event',
        [e.type, e.charge, e.status].filter((word) => word !== null && word !== 'unknown').join(': '),
        null,
        e.word,
        e.published,
        e.article,
        ...e.evidence,
      ]),
      ...card.said.map((s) => [
        'said',
        s.text,
        s.addressee,
        null,
        s.published,
        s.article,
        ...(s.content[0] ?? [null, null]),
      ]),
      ...card.saidAbout.flatMap(({ name, statements }) =>
        statements.map((s) => [
          'said about',
          s.text,
          name,
          null,
          s.published,
          s.article,
          ...(s.content[0] ?? [null, null]),
        ]),
      ),
      ...card.aboutThem.map((s) => [
        'about them',
        s.text,
        s.speaker,
        null,
        s.published,
        s.article,
        ...(s.content[0] ?? [null, null]),
      ]),
    ],
    lines: (width) => cardLines(card, width, limit),
  }
}

function cardLines(card: PersonCard, width: number, limit: number): readonly Line[] {
  return [
    ...headLines(card, width),
    ...section(
      'Roles',
      card.roles.flatMap(({ text, published, article }) =>
        wrap(
          [
            run(plain(text)),
            run(`  ${published === null ? '' : `since ${date(published)}, `}${plain(article)}`, 'dim'),
          ],
          width,
          indent(4),
        ),
      ),
    ),
    ...section(
      'Ties',
      card.relations.flatMap((relation) => wrap(tieRuns(relation), width, indent(4))),
    ),
    ...section(
      'Accusations',
      card.accusations.flatMap((accusation) => accusationLines(accusation, width)),
    ),
    ...section('What happened', datedEvents(card.events.slice(0, limit), width).slice(1)),
    ...section('Newest statements', grouped(card.said, width).slice(1)),
    ...section(
      'About whom',
      card.saidAbout.flatMap(({ name, statements }) => [
        [run('    '), run(plain(name), 'bold'), run(` · ${count(statements.length, 'statement')}`, 'dim')],
        ...statements.slice(0, 2).flatMap((row) => statementLines(row, width, 6, 160)),
      ]),
    ),
    ...section('What others say of them', grouped(card.aboutThem, width).slice(1)),
  ]
}
