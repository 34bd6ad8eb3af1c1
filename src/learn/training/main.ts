import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { type Card, checksum } from '../card.ts'
import { MEASURED, PARTED, TRAINERS, type Trainer } from './trainers.ts'

interface Options {
  readonly corpora: string
  readonly out: string
  readonly withPolnear?: boolean
  readonly leaveOut?: string
}

/** @throws Error where there is no such trainer, or what must not be shipped would be */
function trainerOf(stage: string, { out, withPolnear, leaveOut }: Options): Trainer {
  if ((withPolnear || leaveOut !== undefined) && resolve(out) === resolve('models'))
    throw new Error('a model that is to be measured, not shipped, goes to another folder: name it with --out')
  if (leaveOut !== undefined && !/^[123]$/.test(leaveOut))
    throw new Error(`--leave-out ${leaveOut}: give 1, 2 or 3`)
  const trainer =
    leaveOut !== undefined
      ? PARTED[stage]?.(Number(leaveOut))
      : withPolnear
        ? MEASURED[stage]
        : TRAINERS[stage]
  if (!trainer) throw new Error(`no trainer for "${stage}"; there are: ${Object.keys(TRAINERS).join(', ')}`)
  return trainer
}

/** Trains a stage's model and writes `weights.bin` and `card.json` into `out`/`stage`. */
function train(stage: string, options: Options): void {
  const { corpora, out: folder } = options
  const trainer = trainerOf(stage, options)
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const { bytes, scores } = trainer.train(corpora, log)
  const card: Card = {
    stage,
    features: trainer.features,
    corpora: trainer.corpora,
    seed: trainer.seed,
    epochs: trainer.epochs,
    scores,
    bytes: bytes.length,
    checksum: checksum(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const out = join(folder, stage)
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'weights.bin'), bytes)
  writeFileSync(join(out, 'card.json'), `${JSON.stringify(card, null, 2)}\n`)
  log(`${out}: ${bytes.length} bytes, ${JSON.stringify(scores)}`)
}

new Command('train')
  .description('Trains a model from a corpora folder; the same corpora give the same file.')
  .argument('<stage>', Object.keys(TRAINERS).join(' or '))
  .requiredOption('--corpora <dir>', 'the corpora folder')
  .option('--out <dir>', 'where the models lie', 'models')
  .option('--with-polnear', 'learn from PolNeAR, to compare with what is published; never to be shipped')
  .option(
    '--leave-out <part>',
    'learn from all stories but the first, second or third part of them, to look at errors there',
  )
  .action(train)
  .parse()
