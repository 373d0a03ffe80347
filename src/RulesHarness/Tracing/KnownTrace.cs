using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// The traces of statements that are known from a run on other rules, in which the statements are the same.
/// </summary>
/// <param name="isOpen">Whether a case has to be traced, because it may reach one of the other statements.</param>
internal sealed class KnownTrace(Func<AccessCase, bool> isOpen)
{
    private readonly Dictionary<AllowStatement, (RuleLink Link, IReadOnlyList<Diagnostic> Alternatives)> _known = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Adds a statement with its link, and with the alternatives within it that nothing justifies.</summary>
    public void Add(AllowStatement statement, RuleLink link, IReadOnlyList<Diagnostic> alternatives) =>
        _known[statement] = (link, alternatives);

    /// <summary>Returns true for a case that has to be traced.</summary>
    public bool IsOpen(AccessCase one) => isOpen(one);

    /// <summary>The link of a statement; null if it has to be traced.</summary>
    public RuleLink? LinkOf(AllowStatement statement) =>
        _known.TryGetValue(statement, out var known) ? known.Link : null;

    /// <summary>The alternatives within a statement; null if it has to be traced.</summary>
    public IReadOnlyList<Diagnostic>? AlternativesIn(AllowStatement statement) =>
        _known.TryGetValue(statement, out var known) ? known.Alternatives : null;
}
