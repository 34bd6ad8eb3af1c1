/** How often a cue of some probability (as the network scores it) is right: a logistic curve (Platt 1999). */
export interface Curve {
  readonly slope: number
  readonly offset: number
}

/** Of cues that the rules have too, and of the model's own. */
export interface Calibration {
  readonly shared: Curve
  readonly own: Curve
}

/** The least probability of a cue that is the model's own, and of one that the rules have too. */
export interface Limits {
  readonly own: number
  readonly shared: number
}

/** Below these a cue is none: F1 of statements is best there, in stories that were not learned from. */
export const LIMITS: Limits = { own: 0.25, shared: 0.25 }

export interface Outcome {
  readonly probability: number
  readonly right: boolean
}

const SMALLEST = 1e-6
const ROUNDS = 50
/** Keeps the curve from running away where all outcomes are alike. */
const RIDGE = 1

const logit = (p: number): number => {
  const kept = Math.min(1 - SMALLEST, Math.max(SMALLEST, p))
  return Math.log(kept / (1 - kept))
}
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** The share of right ones among cues of that probability. */
export const shareRight = ({ slope, offset }: Curve, probability: number): number =>
  logistic(slope * logit(probability) + offset)

/** Fits the curve to outcomes by Newton's method; a step that makes it worse is halved. */
export function fitCurve(outcomes: readonly Outcome[]): Curve {
  const points = outcomes.map(({ probability, right }) => ({ x: logit(probability), right: Number(right) }))
  let curve: Curve = { slope: 1, offset: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(points, curve)
    const before = loss(points, curve)
    let share = 1
    let next = moved(curve, step, share)
    while (loss(points, next) > before && share > SMALLEST) {
      share /= 2
      next = moved(curve, step, share)
    }
    if (share <= SMALLEST) break
    curve = next
  }
  return curve
}

interface Point {
  readonly x: number
  /** 0 or 1. */
  readonly right: number
}

const moved = ({ slope, offset }: Curve, step: Curve, share: number): Curve => ({
  slope: slope + share * step.slope,
  offset: offset + share * step.offset,
})

function loss(points: readonly Point[], { slope, offset }: Curve): number {
  let sum = (RIDGE / 2) * ((slope - 1) ** 2 + offset ** 2)
  for (const { x, right } of points) {
    const z = (right === 1 ? -1 : 1) * (slope * x + offset)
    sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))
  }
  return sum
}

function newtonStep(points: readonly Point[], { slope, offset }: Curve): Curve {
  let [gs, go] = [RIDGE * (1 - slope), -RIDGE * offset]
  let [ss, so, oo] = [RIDGE, 0, RIDGE]
  for (const { x, right } of points) {
    const p = logistic(slope * x + offset)
    const weight = p * (1 - p)
    gs += (right - p) * x
    go += right - p
    ss += weight * x * x
    so += weight * x
    oo += weight
  }
  const determinant = ss * oo - so * so
  return { slope: (oo * gs - so * go) / determinant, offset: (ss * go - so * gs) / determinant }
}
