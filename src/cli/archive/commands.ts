import { type Command, Option } from 'commander'
import { type FilterOptions, filtering, parsePeriod } from './filter-options.ts'
import { addKeepingCommands } from './keeping-commands.ts'
import { type Asked, asking } from './location.ts'

type Finish = (status: number) => void

const ENTITY_TYPES = ['person', 'organization', 'group', 'place', 'work']

const load = () => import('./ask.ts')

/** The commands that ask an archive, and those that keep it. */
export function addArchiveCommands(program: Command, finish: Finish): void {
  addSaid(program, finish)
  addWho(program, finish)
  addSources(program, finish)
  addPeople(program, finish)
  addTimeline(program, finish)
  addKeepingCommands(program, finish)
}

function addSaid(program: Command, finish: Finish): void {
  const command = program
    .command('said')
    .summary('what was said, by whom, where')
    .description(
      'Statements that have all the words: climate policy, "a phrase", climat*, climate OR weather, -tax. Without words, all that the options leave.',
    )
    .argument('[words...]', 'words of the statement; an argument of several words is a phrase')
  asking(filtering(command), 20)
    .addOption(
      new Option('--order <order>', 'in this order').choices(['newest', 'oldest', 'rank']).default('newest'),
    )
    .action(
      async (
        words: readonly string[],
        options: Asked & FilterOptions & { readonly order: 'newest' | 'oldest' | 'rank' },
      ) => {
        finish(await (await load()).askSaid(words, options))
      },
    )
}

function addWho(program: Command, finish: Finish): void {
  const command = program
    .command('who')
    .summary('who said it, and where first')
    .description(
      'Looks for a phrase, also where it is cut or altered: who said it, where it was printed first, who carried it, and what each one changed.',
    )
    .argument('<phrase...>', 'words of the quote, in order')
  asking(command, 5).action(async (phrase: readonly string[], options: Asked) => {
    finish(await (await load()).askWho(phrase.join(' '), options))
  })
}

function addSources(program: Command, finish: Finish): void {
  const command = program
    .command('sources')
    .summary('who speaks in a set of stories')
    .description(
      'Counts statements: by whom, named against unnamed, quoted against indirect, by outlet and month.',
    )
    .argument('[words...]', 'only statements with these words')
  asking(filtering(command), 20).action(async (words: readonly string[], options: Asked & FilterOptions) => {
    finish(await (await load()).askSources(words, options))
  })
}

function addPeople(program: Command, finish: Finish): void {
  const one = program
    .command('person')
    .summary('all there is of one person')
    .description(
      'The card of a person, organization or group: roles, ties, accusations with their latest state, what they said about whom, what others say of them.',
    )
    .argument('<name...>', 'a name, or what `hearsay people` gives as known as')
  asking(one, 10).action(async (name: readonly string[], options: Asked) => {
    finish(await (await load()).askPerson(name.join(' '), options))
  })
  const all = program
    .command('people')
    .summary('who is in the archive')
    .description('Everybody in the archive, those in most stories first.')
    .argument('[name...]', 'only those of this name')
  asking(all, 30)
    .addOption(new Option('--type <type>', 'only these').choices(ENTITY_TYPES))
    .action(async (name: readonly string[], options: Asked & { readonly type?: string }) => {
      finish(await (await load()).askPeople(name.join(' '), options))
    })
}

function addTimeline(program: Command, finish: Finish): void {
  const events = program
    .command('timeline')
    .summary('what happened when')
    .description('Events in order, each with the sentence that tells it, and on whose word.')
  asking(events, 50)
    .option('--person <name>', 'with this participant')
    .option('--event <type>', 'of this type: arrest, charge, death …')
    .option('--since <date>', 'in or after 2019, 2019-06 or 2019-06-12', parsePeriod)
    .option('--until <date>', 'in or before', parsePeriod)
    .option('--article <id>', 'told by this article')
    .action(
      async (
        options: Asked &
          Readonly<Record<'person' | 'event' | 'since' | 'until' | 'article', string | undefined>>,
      ) => {
        finish(await (await load()).askTimeline(options))
      },
    )
  const versions = program
    .command('history')
    .summary('the versions of an article')
    .description('The versions of an article, with the statements that each adds, withdraws and alters.')
    .argument('<article>', 'its id or address')
  asking(versions, 50).action(async (article: string, options: Asked) => {
    finish(await (await load()).askHistory(article, options))
  })
}
