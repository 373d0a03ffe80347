using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// The facts that are found while conditions are evaluated. A function is evaluated for each method, statement and
/// argument: a fact that holds in only some of these contexts is no mistake of the function.
/// </summary>
internal sealed class FactLog
{
    private readonly Dictionary<
        (SourceSpan Span, Type Kind),
        (int Evaluations, int Found, InferredFact? Fact)
    > _found = [];

    /// <summary>Set when too much would have had to be evaluated: what was not may contradict what was.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>The facts that hold in all contexts, in the order of the text.</summary>
    public ImmutableArray<InferredFact> Facts =>
        IsIncomplete
            ? []
            :
            [
                .. _found
                    .Values.Where(one => one.Evaluations == one.Found)
                    .Select(one => one.Fact!)
                    .OrderBy(fact => fact.Span.Offset),
            ];

    /// <summary>Notes an operation that is always an error; without one, returns the value that it has.</summary>
    public InferredValue Checked(InferredValue value, FailureReason? error, SourceSpan span)
    {
        // A value that a request does not have is reported where it is named.
        var isOwn = error is { Kind: FailureReasonKind.Operation };
        Note(span, isOwn ? new AlwaysAnError(error!.Text, error.Help, span) : null);
        return error is null ? value : InferredValue.Failing(isOwn ? error with { Span = span } : error);
    }

    /// <summary>Notes that an expression was looked at for a kind of fact, and the fact where it holds.</summary>
    public void Note<T>(SourceSpan span, T? fact)
        where T : InferredFact
    {
        var (evaluations, times, first) = _found.GetValueOrDefault((span, typeof(T)));
        _found[(span, typeof(T))] = (evaluations + 1, times + (fact is null ? 0 : 1), first ?? fact);
    }
}
