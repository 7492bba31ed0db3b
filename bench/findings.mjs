/** What was found in each file, as sorted lines of text that two runs can be compared by. */
export const findingsOf = results =>
  results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, column, message }) => `${filePath}:${line}:${column} ${ruleId} ${message}`),
    )
    .sort();
