using RulesHarness.Cases;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Explaining;

/// <summary>Decides cases of a spec again, with the value of every expression.</summary>
internal static class CaseExplanation
{
    /// <summary>
    /// Decides the request of a case again, with its evaluated expressions; null if rules don't decide it, or don't
    /// compile.
    /// </summary>
    /// <param name="accessCase">The case.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="data">The documents that cases are run on.</param>
    public static ReplayedDecision? Of(AccessCase accessCase, RulesFile rules, Dataset data)
    {
        if (accessCase.Caller.IsAdmin)
        {
            return null;
        }

        var questions = RulesRequestFactory.Of(
            CaseMessage.Of(accessCase),
            new EmbeddedStore(data),
            accessCase.Caller.Token,
            accessCase.Time ?? TimeProvider.System.GetUtcNow()
        );
        // Of a batch the write that is denied is explained, and else the one that the case is about.
        var decisions = questions
            .Select(asked => ReplayedDecision.Of(asked, rules))
            .OfType<ReplayedDecision>()
            .ToList();
        return decisions.FirstOrDefault(each => !each.Decision.IsAllowed) ?? decisions.FirstOrDefault();
    }
}
