import { describe, expect, test } from 'vitest'
import { composeArticle } from './article/article.ts'
import { readArticle } from './read.ts'

const read = (text: string, language: string | null = null) =>
  readArticle(composeArticle({ id: 'odd', text, published: '2024-05-06', language }))
const namesOf = (text: string) =>
  read(text)
    .entities.filter(({ named }) => named)
    .map(({ name }) => name)

const GERMAN = 'Ich habe einen Fehler gemacht, und ich werde die Verantwortung dafür übernehmen'
const FRENCH =
  'La maire de Harrow a démissionné lundi. « J’ai commis une erreur », a déclaré Mme Delacour devant les journalistes. Son adjoint Marc Sorel a dit qu’il assurera l’intérim jusqu’aux élections de mai.'
const STORY = [
  'Mayor Ada Quill resigned on Monday after a row over the pier.',
  `“${GERMAN},” she told a television station in Berlin.`,
  FRENCH,
  'Her deputy, Mark Sorrel, said he would take over.',
].join('\n\n')

describe('a story with passages of other languages', () => {
  const record = read(STORY)

  test('is read without them', () => {
    expect(namesOf(STORY)).toEqual(expect.arrayContaining(['Ada Quill', 'Mark Sorrel']))
    expect(namesOf(STORY).filter((name) => /Fehler|Ich|Delacour|Sorel$|Harrow/.test(name))).toEqual([])
  })

  test('keeps what is quoted in them, with its own words', () => {
    const { content, speaker } = record.statements[0]!
    expect(content).toEqual([
      { start: STORY.indexOf(GERMAN), end: STORY.indexOf(GERMAN) + GERMAN.length, text: GERMAN },
    ])
    expect(record.entities.find(({ id }) => id === speaker)?.name).toBe('Ada Quill')
    expect(record.statements.map(({ content: [first] }) => first!.text)).toEqual([
      GERMAN,
      'he would take over',
    ])
  })

  test('says what was left out', () => {
    expect(record.article.language).toBe('en')
    const left = record.problems.map(({ code, evidence }) => [code, STORY.slice(...evidence!)])
    expect(left).toEqual([
      ['not-english', GERMAN],
      ['not-english', FRENCH],
    ])
  })
})

describe('nothing is invented', () => {
  test.each([
    ['another language', FRENCH, 'fr', 'not-english'],
    [
      'program text',
      'class Client:\n    def fetch(self):\n        raise ValueError("Ada Quill said: " + self.error)\n',
      'und',
      'not-prose',
    ],
    [
      'a table',
      'player,team,goals\nAda Quill,Harrow,3\nMark Sorrel,Lake,2\nRosa Vance,Lake,1',
      'und',
      'not-prose',
    ],
  ])('of %s', (_, text, language, code) => {
    const { article, problems, entities, statements, relations, events, times } = read(text)
    expect(article.language).toBe(language)
    expect(problems).toMatchObject([{ code, evidence: null }])
    expect([entities, statements, relations, events, times]).toEqual([[], [], [], [], []])
  })

  test('of titles in a list', () => {
    const list =
      'The winners were named by the academy on Monday:\n\n* “I Said Goodbye,” Ana Reyes\n* “The Pier,” Mark Lind'
    expect(read(list).statements).toEqual([])
  })
})
