using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>RH2111: a function that nothing calls.</summary>
internal static class UnusedFunction
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var all = FileExpressions.Of(rules).ToArray();
        var called = new HashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        foreach (var part in all)
        {
            foreach (var call in part.Expressions.SelectMany(expression => expression.DescendantsAndSelf()).OfType<CallExpression>())
            {
                if (call.Target is null && part.Functions.TryGetValue(call.Function.Text, out var function))
                {
                    called.Add(function);
                }
            }
        }

        return all.Select(part => part.Function).OfType<FunctionDeclaration>().Where(function => !called.Contains(function)).Select(Findings.Unused);
    }
}
