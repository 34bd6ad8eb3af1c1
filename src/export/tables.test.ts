import { describe, expect, test } from 'vitest'
import { emptyRecord, tideway } from '../../test/cli/tideway.ts'
import { toCsv } from './tables.ts'

/** A reader of RFC 4180: rows as objects by the line of names. */
function rowsOf(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  const [names, ...lines] = rows.slice(0, -1)
  return lines.map((line) => {
    expect(line).toHaveLength(names!.length)
    return Object.fromEntries(names!.map((name, at) => [name, line[at]!]))
  })
}

describe('the tables of a record', () => {
  const { statements, entities, events } = toCsv(tideway)

  test('have a row for each statement, entity and event', () => {
    expect(rowsOf(statements).map(({ statement }) => statement)).toEqual(
      tideway.statements.map(({ id }) => id),
    )
    expect(rowsOf(entities).map(({ entity }) => entity)).toEqual(tideway.entities.map(({ id }) => id))
    expect(rowsOf(events).map(({ event }) => event)).toEqual(tideway.events.map(({ id }) => id))
  })

  test('every statement’s words stand at its places', () => {
    for (const { text, content } of rowsOf(statements)) {
      const spans = content!.split(', ').map((place) => place.split('–').map(Number))
      expect(spans.map(([start, end]) => tideway.article.text.slice(start, end)).join(' … ')).toBe(text)
    }
  })

  test('hold what the record has', () => {
    expect(rowsOf(statements)[0]).toMatchObject({
      article: 'tideway',
      speaker: 'Ilse Brandt',
      entity: 'e1',
      unresolved: '',
      mode: 'indirect',
      cue: 'told',
      addressee: 'the Tideway Courier',
      venue: 'a press conference',
      via: 'Tideway Courier',
      time: '2026-03-02',
      outlet: 'The Tideway Courier',
      probability: '0.97',
    })
    expect(rowsOf(entities)[2]).toMatchObject({
      name: 'Oke Lindqvist',
      roles: 'Mayor',
      age: '61',
      statements: '2',
    })
    expect(rowsOf(events)[2]).toMatchObject({
      text: 'Falk was arrested twice',
      participants: 'accused: Aron Falk',
      statement: 's8',
    })
  })
})

test('of several records, one line of names', () => {
  const { statements } = toCsv([tideway, tideway])
  expect(rowsOf(statements)).toHaveLength(2 * tideway.statements.length)
  expect(statements.match(/^article,/gm)).toHaveLength(1)
})

test('of none, and of a record with nothing in it, the lines of names', () => {
  expect(toCsv([])).toEqual(toCsv(emptyRecord('x')))
  expect(rowsOf(toCsv([]).events)).toEqual([])
})

test('no cell is a formula', () => {
  const text = '=1+1'
  const [first] = tideway.statements
  const record = {
    ...emptyRecord(text),
    statements: [{ ...first!, content: [{ start: 0, end: 4, text }] }],
    entities: [{ ...tideway.entities[0]!, name: '@mayor' }],
  }
  const { statements, entities } = toCsv(record)
  expect(rowsOf(statements)[0]).toMatchObject({ text: "'=1+1", speaker: "'@mayor", probability: '0.97' })
  expect(rowsOf(entities)[0]!.name).toBe("'@mayor")
})
