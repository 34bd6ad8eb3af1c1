import { fullMessage, type Writer } from './format.ts'
import { escapeXml } from './xml.ts'

/** JUnit's XML: a suite a story, a failed case a finding; a story without findings has one case that passed. */
export const junit = (): Writer => ({
  begin: () => '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="hearsay check">\n',
  story: ({ name, shown }) => {
    const cases = shown.map(({ rule, severity, place, ...finding }) => {
      const message = escapeXml(fullMessage({ rule, severity, place, ...finding }))
      const where = `${place.line}:${place.column}`
      return `    <testcase name="${rule} at ${where}" classname="${escapeXml(name)}"><failure type="${severity}" message="${message}">${where} ${severity}: ${message} “${escapeXml(place.text)}”</failure></testcase>\n`
    })
    const passed = `    <testcase name="no findings" classname="${escapeXml(name)}"/>\n`
    const tests = Math.max(1, shown.length)
    return `  <testsuite name="${escapeXml(name)}" tests="${tests}" failures="${shown.length}" errors="0">\n${cases.length > 0 ? cases.join('') : passed}  </testsuite>\n`
  },
  end: () => '</testsuites>\n',
})
