using RulesHarness.Emulator.Coverage;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Records the values of the rules' expressions while requests are decided. Used by one thread at a time.
/// </summary>
internal sealed class CoverageRecorder
{
    private readonly Dictionary<Expression, Kinds> _kinds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expression, List<CoverageError>> _errors = new(ReferenceEqualityComparer.Instance);

    [Flags]
    private enum Kinds
    {
        None = 0,
        True = 1,
        False = 2,
        Undefined = 4,
        Other = 8,
    }

    /// <summary>Takes the value of an expression, after those of the expressions inside it.</summary>
    public void Observe(Expression expression, RulesValue value)
    {
        var kind = value.Kind switch
        {
            RulesValueKind.Bool => value.IsTrue ? Kinds.True : Kinds.False,
            RulesValueKind.Undefined => Kinds.Undefined,
            _ => Kinds.Other,
        };
        if (!_kinds.TryGetValue(expression, out var known))
        {
            _kinds.Add(expression, kind);
        }
        else if ((known & kind) == 0)
        {
            _kinds[expression] = known | kind;
        }
        if (kind == Kinds.Undefined && value.Error is { } message)
        {
            Fail(expression, message, value.ErrorPlace);
        }
    }

    /// <summary>The values that an expression evaluated to.</summary>
    public IReadOnlyList<CoverageValue> Values(Expression expression)
    {
        var seen = _kinds.GetValueOrDefault(expression);
        if (seen == Kinds.None)
        {
            return [];
        }
        var values = new List<CoverageValue>();
        Add(Kinds.True, CoverageKind.True);
        Add(Kinds.False, CoverageKind.False);
        Add(Kinds.Undefined, CoverageKind.Undefined);
        Add(Kinds.Other, CoverageKind.Other);
        return values;

        void Add(Kinds kind, CoverageKind told)
        {
            if ((seen & kind) != 0)
            {
                values.Add(new CoverageValue(told, 1));
            }
        }
    }

    /// <summary>Why it could not be evaluated.</summary>
    public IReadOnlyList<CoverageError> Errors(Expression expression) => _errors.GetValueOrDefault(expression) ?? [];

    /// <summary>An error has its place where it began, in whatever expression it is met.</summary>
    private void Fail(Expression expression, string message, SourceSpan? place)
    {
        var error = new CoverageError(message, (place ?? expression.Span).Offset);
        if (!_errors.TryGetValue(expression, out var known))
        {
            _errors.Add(expression, [error]);
        }
        else if (!known.Contains(error))
        {
            known.Add(error);
        }
    }
}
