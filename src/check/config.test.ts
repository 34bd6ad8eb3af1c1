import { describe, expect, test } from 'vitest'
import { CheckError } from './check-error.ts'
import { activeRules, configJsonSchema, parseConfig, settingsOf } from './config.ts'
import { PROFILES } from './rule.ts'
import { rules } from './rules/index.ts'

const ids = (...given: Parameters<typeof activeRules>): readonly string[] =>
  activeRules(...given).map(({ rule }) => rule.id)

describe('settings', () => {
  test('turn rules on and off, and set their severity', () => {
    const config = parseConfig(
      '{ "rules": { "weekday-date": "off", "single-source": "on", "minor-named": "note" } }',
      'x',
    )
    const active = activeRules(config)
    expect(active.map(({ rule }) => rule.id)).not.toContain('weekday-date')
    expect(active.map(({ rule }) => rule.id)).toContain('single-source')
    expect(active.find(({ rule }) => rule.id === 'minor-named')?.severity).toBe('note')
  })

  test.each([
    ['no JSON', '{', 'bad-config', 'x.json: this is no JSON'],
    ['a setting nobody knows', '{ "profil": "strict" }', 'bad-config', 'x.json: '],
    ['a profile there is not', '{ "profile": "desk-fr" }', 'bad-config', 'x.json: profile: '],
    ['a level there is not', '{ "rules": { "weekday-date": "fatal" } }', 'bad-config', 'rules.weekday-date'],
    [
      'a rule there is not',
      '{ "rules": { "weekday-dates": "off" } }',
      'unknown-rule',
      'Did you mean "weekday-date"?',
    ],
  ])('%s is refused, with place and remedy', (_, json, code, message) => {
    let error: unknown
    try {
      parseConfig(json, 'x.json')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(CheckError)
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) })
  })

  test('the region follows the profile unless it is given', () => {
    expect(settingsOf({}).region).toBe('us')
    expect(settingsOf({ profile: 'desk-uk' }).region).toBe('uk')
    expect(settingsOf({}, { profile: 'desk-uk' }).region).toBe('uk')
    expect(settingsOf({ profile: 'desk-uk', region: 'ie' }).region).toBe('ie')
  })
})

describe('profiles', () => {
  test('each holds the recommended rules; strict holds all', () => {
    const recommended = ids({})
    expect(recommended.length).toBeGreaterThan(10)
    for (const profile of PROFILES) expect(ids({ profile })).toEqual(expect.arrayContaining([...recommended]))
    expect(ids({ profile: 'strict' })).toEqual(rules.map(({ id }) => id))
  })

  test('rules named are the only ones', () => {
    expect(ids({}, { only: ['single-source'] })).toEqual(['single-source'])
    expect(() => ids({}, { only: ['nothing'] })).toThrow(CheckError)
  })
})

test('the JSON Schema names every rule', () => {
  expect(configJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: {
      rules: {
        additionalProperties: false,
        properties: { 'weekday-date': { enum: expect.arrayContaining(['off']) } },
      },
    },
  })
})
