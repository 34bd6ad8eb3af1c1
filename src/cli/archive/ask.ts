import { EXIT } from '../exit.ts'
import { printedAudit } from './audit.ts'
import { printedCard } from './card.ts'
import { printedCorrections } from './corrections.ts'
import { printedTimeline } from './events.ts'
import { printedFamilies } from './families.ts'
import { askedText, type FilterOptions, filterOf } from './filter-options.ts'
import { printedHistory } from './history.ts'
import { type Asked, withArchive } from './location.ts'
import { type Printed, print } from './output.ts'
import { printedPeople } from './people.ts'
import { printedStatements } from './statements.ts'

type Archive = Parameters<Parameters<typeof withArchive>[2]>[0]

const ask = (options: Asked, question: (archive: Archive) => Promise<Printed>): Promise<number> =>
  withArchive(options.archive, 'read', async (archive) => {
    await print(await question(archive), options)
    return EXIT.done
  })

export const askSaid = (
  words: readonly string[],
  options: Asked & FilterOptions & { readonly order: 'newest' | 'oldest' | 'rank' },
): Promise<number> =>
  ask(options, async (archive) =>
    printedStatements(
      await archive.said(filterOf(words, options), options.order, options.limit),
      askedText(words, options),
    ),
  )

export const askWho = (phrase: string, options: Asked): Promise<number> =>
  ask(options, async (archive) => printedFamilies(await archive.who(phrase, options.limit), phrase))

export const askSources = (words: readonly string[], options: Asked & FilterOptions): Promise<number> =>
  ask(options, async (archive) =>
    printedAudit(await archive.sources(filterOf(words, options), options.limit)),
  )

export const askPerson = (name: string, options: Asked): Promise<number> =>
  ask(options, async (archive) => printedCard(await archive.person(name, options.limit), options.limit))

export const askPeople = (name: string, options: Asked & { readonly type?: string }): Promise<number> =>
  ask(options, async (archive) => {
    const filter = { name: name === '' ? undefined : name, type: options.type }
    const { rows, more } = await archive.people(filter, options.limit)
    return printedPeople(rows, more)
  })

export const askTimeline = (
  options: Asked & Readonly<Record<'person' | 'event' | 'since' | 'until' | 'article', string | undefined>>,
): Promise<number> =>
  ask(options, async (archive) => {
    const { person, event, since, until, article } = options
    const { rows, more } = await archive.timeline(
      { person, type: event, since, until, article },
      options.limit,
    )
    return printedTimeline(rows, more)
  })

export const askHistory = (article: string, options: Asked): Promise<number> =>
  ask(options, async (archive) => printedHistory(await archive.history(article)))

export const askCorrections = (options: Asked): Promise<number> =>
  ask(options, async (archive) => printedCorrections(await archive.corrections()))
