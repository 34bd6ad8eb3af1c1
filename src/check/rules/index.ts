import type { Rule } from '../rule.ts'
import { rule as accusedWithoutComment } from './accused-without-comment.ts'
import { rule as ageBirthDate } from './age-birth-date.ts'
import { rule as allegedWithoutSource } from './alleged-without-source.ts'
import { rule as alteredQuote } from './altered-quote.ts'
import { rule as anonymousSource } from './anonymous-source.ts'
import { rule as chargeWithoutState } from './charge-without-state.ts'
import { rule as confusedWords } from './confused-words.ts'
import { rule as deadSpeaker } from './dead-speaker.ts'
import { rule as diagnosisWithoutSource } from './diagnosis-without-source.ts'
import { rule as durationArithmetic } from './duration-arithmetic.ts'
import { rule as guiltBeforeVerdict } from './guilt-before-verdict.ts'
import { rule as headlineFigure } from './headline-figure.ts'
import { rule as impossibleDate } from './impossible-date.ts'
import { rule as incompatibleTitles } from './incompatible-titles.ts'
import { rule as legalWording } from './legal-wording.ts'
import { rule as listCount } from './list-count.ts'
import { rule as mentalIllnessWording } from './mental-illness-wording.ts'
import { rule as minorNamed } from './minor-named.ts'
import { rule as missingOpeningMark } from './missing-opening-mark.ts'
import { rule as nameSpelling } from './name-spelling.ts'
import { rule as partsTotal } from './parts-total.ts'
import { rule as percentChange } from './percent-change.ts'
import { rule as percentPoints } from './percent-points.ts'
import { rule as photoCredit } from './photo-credit.ts'
import { rule as quoteToldTwoWays } from './quote-told-two-ways.ts'
import { rule as quoteWithoutSpeaker } from './quote-without-speaker.ts'
import { rule as relationContradiction } from './relation-contradiction.ts'
import { rule as relativeDayWithoutDate } from './relative-day-without-date.ts'
import { rule as secondhandOnly } from './secondhand-only.ts'
import { rule as sharedSurname } from './shared-surname.ts'
import { rule as singleSource } from './single-source.ts'
import { rule as suicideHelpline } from './suicide-helpline.ts'
import { rule as suicideMethod } from './suicide-method.ts'
import { rule as suicideWording } from './suicide-wording.ts'
import { rule as surnameWithoutIntroduction } from './surname-without-introduction.ts'
import { rule as tenseAgainstDate } from './tense-against-date.ts'
import { rule as titleSpelling } from './title-spelling.ts'
import { rule as twoAges } from './two-ages.ts'
import { rule as typography } from './typography.ts'
import { rule as unbalancedQuotes } from './unbalanced-quotes.ts'
import { rule as unitConversion } from './unit-conversion.ts'
import { rule as unsourcedSuperlative } from './unsourced-superlative.ts'
import { rule as vagueAttribution } from './vague-attribution.ts'
import { rule as weekdayDate } from './weekday-date.ts'

/** Every rule, by topic, in the order in which they are listed. */
export const rules: readonly Rule[] = [
  weekdayDate,
  impossibleDate,
  relativeDayWithoutDate,
  tenseAgainstDate,
  ageBirthDate,
  deadSpeaker,
  durationArithmetic,
  listCount,
  partsTotal,
  percentChange,
  percentPoints,
  unitConversion,
  headlineFigure,
  twoAges,
  nameSpelling,
  surnameWithoutIntroduction,
  incompatibleTitles,
  sharedSurname,
  relationContradiction,
  titleSpelling,
  confusedWords,
  legalWording,
  suicideWording,
  suicideMethod,
  suicideHelpline,
  mentalIllnessWording,
  guiltBeforeVerdict,
  chargeWithoutState,
  accusedWithoutComment,
  allegedWithoutSource,
  minorNamed,
  diagnosisWithoutSource,
  unbalancedQuotes,
  missingOpeningMark,
  quoteWithoutSpeaker,
  alteredQuote,
  quoteToldTwoWays,
  anonymousSource,
  singleSource,
  secondhandOnly,
  vagueAttribution,
  unsourcedSuperlative,
  photoCredit,
  typography,
]
