using RulesHarness.NUnit;

namespace RulesHarness.Template;

// Each case of spec/database.md is a test.
#if (hasRules)
[Spec(Rules = "RULES_FILE")]
#else
[Spec]
#endif
public sealed class DatabaseSpec : SpecTests;
