using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>RH2113: a parameter or a variable that its function never reads.</summary>
internal static class UnusedName
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        foreach (var part in FileExpressions.Of(rules).Where(part => part.Function is not null))
        {
            var read = part.Expressions.SelectMany(expression => expression.DescendantsAndSelf()).OfType<NameExpression>().Select(name => name.Name).ToHashSet();
            foreach (var name in part.Function!.Parameters.Where(name => !read.Contains(name.Text)))
            {
                yield return Findings.Unused("parameter", name);
            }

            foreach (var binding in part.Function.Bindings.Where(binding => !read.Contains(binding.Name.Text)))
            {
                yield return Findings.Unused("variable", binding.Name);
            }
        }
    }
}
