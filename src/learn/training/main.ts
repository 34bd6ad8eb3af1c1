import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { type Card, checksum } from '../card.ts'
import { MEASURED, TRAINERS } from './trainers.ts'

/** Trains a stage's model and writes `weights.bin` and `card.json` into `folder`/`stage`. */
function train(stage: string, corpora: string, folder: string, measured: boolean): void {
  const trainer = (measured ? MEASURED : TRAINERS)[stage]
  if (measured && resolve(folder) === resolve('models'))
    throw new Error('a model of PolNeAR may be measured, not shipped: name another folder with --out')
  if (!trainer) throw new Error(`no trainer for "${stage}"; there are: ${Object.keys(TRAINERS).join(', ')}`)
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
  .action((stage: string, options: { corpora: string; out: string; withPolnear?: boolean }) => {
    train(stage, options.corpora, options.out, options.withPolnear ?? false)
  })
  .parse()
