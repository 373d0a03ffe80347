using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// The cases that evaluate an expression of the rules as they are: a mistake elsewhere changes nothing of the others.
/// </summary>
internal sealed class ReachedCases
{
    private readonly Dictionary<(int Offset, int Length), List<int>> _cases = [];
    private readonly List<SourceSpan> _spans = [];
    private readonly int _count;

    public ReachedCases(DecidedCases decided)
    {
        _count = decided.Count;
        for (var at = 0; at < _count; at++)
        {
            Observe(decided, at);
        }
        // The smallest first, so that the first one around an edit is the nearest.
        _spans.Sort((one, other) => one.Length.CompareTo(other.Length));
    }

    /// <summary>
    /// The cases that evaluate the smallest expression around an edit; all cases for an edit of no expression.
    /// </summary>
    public IReadOnlyList<int> Around(SourceSpan edit, bool isOfExpression)
    {
        if (!isOfExpression)
        {
            return [.. Enumerable.Range(0, _count)];
        }

        foreach (var span in _spans)
        {
            if (span.Offset <= edit.Offset && edit.End <= span.End)
            {
                return _cases[(span.Offset, span.Length)];
            }
        }

        return [];
    }

    private void Observe(DecidedCases decided, int at)
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
