import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corporaFolder } from '../corpora/files.ts'
import { type GoldStory, parseGold } from '../corpora/gold.ts'
import { readHearsay } from '../corpora/hearsay.ts'
import type { HearsayRecord } from '../record/record.ts'
import { damaged } from './damage.ts'
import { headline } from './figures.ts'
import { goldRecord } from './gold-record.ts'
import { figures, judge, MEASURES } from './score.ts'

const scorer = process.env.HEARSAY_REFERENCE_SCORER
const corpora = corporaFolder()
const python = spawnSync('python3', ['--version']).status === 0
const missing = [
  scorer ? '' : 'no reference scorer (HEARSAY_REFERENCE_SCORER=path)',
  corpora ? '' : 'no corpora folder (HEARSAY_CORPORA=dir)',
  python ? '' : 'no python3',
].filter(Boolean)

interface Case {
  readonly story: GoldStory
  readonly goldJson: string
}

/** Moves every pair of offsets of a gold file, as when `by` code points are put before the text. */
function shifted(value: unknown, by: number): unknown {
  if (Array.isArray(value)) {
    if (value.length === 2 && value.every((x) => typeof x === 'number')) return value.map((x) => x + by)
    return value.map((x) => shifted(x, by))
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, x]) => [key, shifted(x, by)]))
}

function withAstralHead({ story, goldJson }: Case): Case {
  const json = JSON.stringify(shifted(JSON.parse(goldJson), 4))
  return { story: parseGold(story.id, json, `𝓐😀👩\u200d${story.text}`, story.split), goldJson: json }
}

describe.skipIf(missing.length > 0)(`figures agree with the reference scorer ${missing.join(', ')}`, () => {
  let folder = ''
  let cases: readonly Case[] = []
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-agreement-'))
    cases = readHearsay(corpora!).map((story) => ({
      story,
      goldJson: readFileSync(join(corpora!, 'hearsay/gold', `${story.id}.json`), 'utf8'),
    }))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function reference(name: string, of: readonly Case[], records: readonly HearsayRecord[]) {
    const folders = ['gold', 'text', 'records'].map((kind) => join(folder, name, kind))
    for (const dir of folders) mkdirSync(dir, { recursive: true })
    const [gold, text, record] = folders as [string, string, string]
    for (const { story, goldJson } of of) {
      writeFileSync(join(gold, `${story.id}.json`), goldJson)
      writeFileSync(join(text, `${story.id}.txt`), story.text)
    }
    for (const r of records) writeFileSync(join(record, `${r.article.id}.json`), JSON.stringify(r))
    const json = execFileSync('python3', [scorer!, gold, text, record, '--json'], { encoding: 'utf8' })
    return JSON.parse(json) as Record<string, { f1?: number; share?: number; n: number }>
  }

  function expectAgreement(name: string, of: readonly Case[], records: readonly HearsayRecord[]) {
    const byId = new Map(records.map((r) => [r.article.id, r]))
    const ours = figures(of.map(({ story }) => judge(story, byId.get(story.id))))
    const theirs = reference(name, of, records)
    for (const measure of MEASURES) {
      const other = theirs[measure]!
      expect(100 * headline(ours[measure]), measure).toBeCloseTo(100 * (other.f1 ?? other.share)!, 6)
    }
    expect(ours.statements).toMatchObject({ gold: theirs.statements!.n })
  }

  test('on gold itself', () => {
    expectAgreement(
      'gold',
      cases,
      cases.map(({ story }) => goldRecord(story)),
    )
  })

  test.each([1, 2, 3])('on damaged records, seed %i', (seed) => {
    const records = cases.map(({ story }, i) => damaged(goldRecord(story), seed * 1000 + i))
    expectAgreement(`damaged-${seed}`, cases, records.slice(5))
  })

  test('where characters take two code units', () => {
    const astral = cases.map(withAstralHead)
    expectAgreement(
      'astral',
      astral,
      astral.map(({ story }, i) => damaged(goldRecord(story), i)),
    )
  })
})
