using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// The cases that evaluate an expression of the rules as they are: a mistake elsewhere changes nothing of the others.
/// </summary>
internal sealed class ReachedCases
{
    private readonly Dictionary<(int Offset, int Length), List<int>> _cases = [];
    private readonly List<SourceSpan> _spans = [];

    public ReachedCases(IDecidedTests decided)
    {
        All = [.. Enumerable.Range(0, decided.Count)];
        foreach (var at in All)
        {
            Observe(decided, at);
        }
        // The smallest first, so that the first one around an edit is the nearest.
        _spans.Sort((one, other) => one.Length.CompareTo(other.Length));
    }

    /// <summary>All cases.</summary>
    public IReadOnlyList<int> All { get; }

    /// <summary>
    /// The cases that evaluate the smallest expression around an edit; none where it is in no expression that a case
    /// evaluates.
    /// </summary>
    public IReadOnlyList<int> Around(SourceSpan edit)
    {
        foreach (var span in _spans)
        {
            if (span.Offset <= edit.Offset && edit.End <= span.End)
            {
                return _cases[(span.Offset, span.Length)];
            }
        }

        return [];
    }

    private void Observe(IDecidedTests decided, int at)
    {
        decided.Observe(
            at,
            expression =>
            {
                var span = expression.Span;
                if (!_cases.TryGetValue((span.Offset, span.Length), out var cases))
                {
                    _cases[(span.Offset, span.Length)] = cases = [];
                    _spans.Add(span);
                }
                if (cases.Count == 0 || cases[^1] != at)
                {
                    cases.Add(at);
                }
            }
        );
    }
}
