// Written for each run. https://allurereport.org/docs/v3/configure/
export default {
  name: "Leakgate",
  output: {output},
  historyPath: {history},
  appendHistory: true,
  historyLimit: 50,
  categories: {
    rules: [
      { name: "Queries sent to third parties", matchers: { statuses: ["failed"], trace: /what +query / } },
      { name: "Visited addresses sent to third parties", matchers: { statuses: ["failed"], trace: /what +url / } },
      { name: "Typed text sent to third parties", matchers: { statuses: ["failed"], trace: /what +text / } },
      { name: "Identifiers sent", matchers: { statuses: ["failed"], trace: /what +\w+ '\[/ } },
      { name: "Phones that leak", matchers: { statuses: ["failed"], message: /trials leak/ } },
      { name: "Inconclusive", matchers: { statuses: ["broken"] } },
    ],
  },
  plugins: {
    awesome: {
      options: {
        reportName: "Leakgate",
        singleFile: true,
        reportLanguage: "en",
        groupBy: ["parentSuite", "suite", "subSuite"],
      },
    },
  },
};
