using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>The answer of Firestore's compiler to a file. See docs/rules-language.md.</summary>
public static class CompilerAnswer
{
    /// <summary>
    /// The line of its first error, from 1; null when it accepts the file. Its lines are not always those of our
    /// diagnostics: it names the line on which it noticed, and after some errors it forgets others.
    /// </summary>
    public static int? FirstErrorLine(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var told = rules.CompilerErrors;
        var syntax = told.Where(complaint => complaint.Stage == CompilerStage.Syntax).ToList();
        if (syntax.Count > 0)
        {
            var first = syntax.Min(complaint => complaint.Offset);
            return told.Where(complaint =>
                    complaint.Stage is CompilerStage.Syntax or CompilerStage.Mistake
                    || (complaint.Stage == CompilerStage.Lexing && complaint.Offset > first)
                )
                .Min(complaint => complaint.Line);
        }

        var all = told.Concat(RulesChecker.Findings(rules.File).Complaints).ToList();
        var unmade = all.Where(complaint => complaint.Stage < CompilerStage.Checks).ToList();
        return (unmade.Count > 0 ? unmade : all).Select(complaint => (int?)complaint.Line).Min();
    }
}
