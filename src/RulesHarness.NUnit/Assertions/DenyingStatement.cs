using RulesHarness.Engines;
using RulesHarness.Explaining;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.NUnit.Assertions;

/// <summary>A statement that a denied request was tried against.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Cause">Its outcome: <see cref="Cause.False"/> or <see cref="Cause.Error"/>.</param>
/// <param name="Statement">The statement; null where the rules are not known.</param>
internal sealed record DenyingStatement(int Line, Cause Cause, OutlinedStatement? Statement)
{
    /// <summary>The path of the match block, as in <c>posts/{postId}</c>.</summary>
    public string? Rule => Statement?.Path;

    /// <summary>Returns whether the statement denies whatever the request is.</summary>
    private bool IsAlwaysFalse => Statement is { } known && MeantStatement.IsAlwaysFalse(known.Statement);

    private bool IsAboutEverything => Statement is { } known && MeantStatement.IsAboutEverything(known);

    /// <summary>The statements on a line that are about one of the operations.</summary>
    public static IEnumerable<DenyingStatement> Of(TriedLine tried, RulesOutline? outline, IReadOnlyCollection<RulesMethod> operations)
    {
        var cause = tried.Outcome == "false" ? Cause.False : Cause.Error;
        var known = outline?.Statements
            .Where(one => one.Statement.VerdictLine == tried.Line && one.Methods.Any(operations.Contains))
            .Select(one => new DenyingStatement(tried.Line, cause, one))
            .ToList() ?? [];
        return known.Count > 0 ? known : [new DenyingStatement(tried.Line, cause, null)];
    }

    /// <summary>
    /// The cause of a denial by these statements, of which there is one at least. What is always false decides nothing beside other statements,
    /// and neither does a vaguer match block beside a more specific one. A block for all documents that is always false is no more than none.
    /// </summary>
    public static Cause CauseOf(IReadOnlyList<DenyingStatement> statements)
    {
        var telling = statements.Where(statement => !statement.IsAlwaysFalse).ToList();
        if (telling.Count == 0)
        {
            return statements.All(statement => statement.IsAboutEverything) ? Cause.NoMatch : Cause.False;
        }

        var vagueness = telling.Min(statement => statement.Vagueness);
        var meant = telling.Where(statement => statement.Vagueness == vagueness);
        return meant.Any(statement => statement.Cause == Cause.False) ? Cause.False : Cause.Error;
    }

    private int Vagueness => Statement is { } known ? MeantStatement.Vagueness(known) : 0;
}
