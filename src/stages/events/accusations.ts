import type { ChargeState, EventType } from '../../document/layers.ts'
import { crimeWords } from './crimes.ts'

/** One step of the law against one defendant. */
export interface Step {
  readonly type: EventType
  readonly defendant: number | null
  readonly charge: string | null
  /** The state that this step leaves the charge in. */
  readonly state: ChargeState
}

/** Later stages of a case come higher. */
const ORDER: readonly ChargeState[] = [
  'unknown',
  'pending',
  'pleaded-not-guilty',
  'pleaded-guilty',
  'convicted',
  'sentenced',
  'acquitted',
  'dropped',
  'appealed',
]

/** How far the steps against one defendant have come: in all, where no charge is named, and by word of the charge. */
interface Progress {
  all: number
  unnamed: number
  readonly byWord: Map<string, number>
}

/**
 * The state in which the article leaves each step's charge: the furthest that any step against the same defendant on
 * the same charge has come ({@link isSameCharge}). Steps that name no charge belong to every charge of their defendant.
 */
export function outcomes(steps: readonly Step[]): readonly ChargeState[] {
  const byDefendant = new Map<number, Progress>()
  for (const step of steps) {
    if (step.defendant === null) continue
    let progress = byDefendant.get(step.defendant)
    if (!progress) {
      progress = { all: 0, unnamed: 0, byWord: new Map() }
      byDefendant.set(step.defendant, progress)
    }
    note(progress, step)
  }
  return steps.map((step) => {
    const progress = step.defendant === null ? undefined : byDefendant.get(step.defendant)
    return progress ? ORDER[reached(progress, step)]! : step.state
  })
}

const wordsOf = ({ charge }: Step): ReadonlySet<string> => (charge === null ? new Set() : crimeWords(charge))

function note(progress: Progress, step: Step): void {
  const state = ORDER.indexOf(step.state)
  const words = wordsOf(step)
  progress.all = Math.max(progress.all, state)
  if (words.size === 0) progress.unnamed = Math.max(progress.unnamed, state)
  for (const word of words) progress.byWord.set(word, Math.max(progress.byWord.get(word) ?? 0, state))
}

function reached(progress: Progress, step: Step): number {
  const words = wordsOf(step)
  if (words.size === 0) return progress.all
  let furthest = progress.unnamed
  for (const word of words) furthest = Math.max(furthest, progress.byWord.get(word) ?? 0)
  return furthest
}

const isAttempt = (charge: string): boolean => /\b(?:attempted|conspiracy|intent to)\b/i.test(charge)

/** Whether two steps may be about one charge: they share a word of it, or one of them names none. */
export function isSameCharge(a: Pick<Step, 'charge'>, b: Pick<Step, 'charge'>): boolean {
  if (a.charge === null || b.charge === null) return true
  if (isAttempt(a.charge) !== isAttempt(b.charge)) return false
  const words = crimeWords(a.charge)
  if (words.size === 0) return true
  const others = crimeWords(b.charge)
  return others.size === 0 || [...others].some((word) => words.has(word))
}
