import { expect, test } from 'vitest'
import { objectOf, ownerOf, subjectOf } from './arguments.ts'
import { inflections } from './inflections.ts'
import { proofReader } from './proof-reader.ts'
import { clauseText } from './text.ts'
import { isFact, isFactNoun, verbGroup } from './verb.ts'

function clause(text: string, word: string) {
  const document = proofReader.read({ text, published: null })
  const clauses = clauseText(document)
  const at = Array.from({ length: document.tokens.length }, (_, i) => i).findIndex(
    (i) => document.tokens.form(i) === word,
  )
  const sentence = document.sentences.find(({ start, end }) => start <= at && at < end)!
  const words = (phrases: ReturnType<typeof subjectOf>) => phrases.map((one) => document.tokens.words(one))
  return { clauses, at, sentence, group: verbGroup(clauses, at, sentence), words }
}

const subjects = (text: string, word: string) => {
  const { clauses, sentence, group, words } = clause(text, word)
  return words(subjectOf(clauses, group, sentence))
}

const objects = (text: string, word: string) => {
  const { clauses, sentence, group, words } = clause(text, word)
  return words(objectOf(clauses, group, sentence))
}

const fact = (text: string, word: string) => {
  const { clauses, sentence, group } = clause(text, word)
  return isFact(clauses, group, sentence)
}

test.each([
  ['Ana Ruiz died on Monday.', 'died', ['Ana Ruiz']],
  ['The driver of the car died.', 'died', ['The driver of the car']],
  ['Ana Ruiz, a baker from Oslo, died.', 'died', ['Ana Ruiz, a baker from Oslo']],
  ['Bo Larsen, who lives in Oslo, resigned.', 'resigned', ['Bo Larsen']],
  ['Ana Ruiz and Bo Larsen resigned.', 'resigned', ['Ana Ruiz', 'Bo Larsen']],
  ['Police confirmed two men died.', 'died', ['two men']],
  ['Ana Ruiz left after being convicted.', 'convicted', ['Ana Ruiz']],
  ['Ana Ruiz was a doctor and died.', 'died', ['Ana Ruiz']],
  ['Ana Ruiz was a doctor when she died.', 'was', ['Ana Ruiz']],
  ['Ana Ruiz, whose book sold well, died.', 'died', ['Ana Ruiz']],
  ['The clerk who said that Bo Larsen was a thief resigned.', 'resigned', ['The clerk']],
  ['Officers parked near Elm Street and Mill Avenue and later resigned.', 'resigned', ['Officers']],
  ['She was told that Bo Larsen resigned.', 'resigned', ['Bo Larsen']],
])('the subject in "%s"', (text, verb, wanted) => {
  expect(subjects(text, verb)).toEqual(wanted)
})

test.each([
  ['Rebels killed Bo Larsen.', 'killed', ['Bo Larsen']],
  ['Bo Larsen was killed by rebels.', 'killed', ['Bo Larsen']],
  ['The killing of Bo Larsen shook them.', 'killing', ['Bo Larsen']],
  ['Police held Ana Ruiz, 34, Bo Larsen and Carl Boe.', 'held', ['Ana Ruiz, 34', 'Bo Larsen', 'Carl Boe']],
])('the object in "%s"', (text, verb, wanted) => {
  expect(objects(text, verb)).toEqual(wanted)
})

test.each([
  ['Ana Ruiz was charged.', 'charged', true],
  ['Ana Ruiz was not charged.', 'charged', false],
  ['Ana Ruiz could be charged.', 'charged', false],
  ['If Ana Ruiz is charged, she will resign.', 'charged', false],
  ['Ana Ruiz hopes to be charged.', 'charged', false],
  ['Ana Ruiz was found to have killed him.', 'killed', true],
  ['Ana Ruiz left without being charged.', 'charged', false],
  ['No one was charged.', 'charged', false],
])('whether "%s" tells a fact', (text, verb, wanted) => {
  expect(fact(text, verb)).toBe(wanted)
})

test('an attempt is not the deed', () => {
  const { clauses, at, sentence } = clause('The attempted murder failed.', 'murder')
  expect(isFactNoun(clauses, at, sentence)).toBe(false)
})

test('the owner stands before the adjectives', () => {
  const { clauses, at, sentence, words } = clause('Bo Larsen’s first long trial began.', 'trial')
  expect(words([ownerOf(clauses, at, sentence)!])).toEqual(['Bo Larsen'])
})

test('verbs double and drop letters', () => {
  expect(inflections('stab')).toContain('stabbed')
  expect(inflections('charge')).toContain('charging')
  expect(inflections('die')).toContain('dying')
  expect(inflections('try')).toContain('tries')
})
