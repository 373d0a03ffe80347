using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods and getters that yield the items of a list.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>The lists of the iterators that are running.</summary>
    private readonly Stack<ReferenceValue?> _iterators = new();

    /// <summary>
    /// Returns true for code that yields. What an asynchronous iterator yields comes from the database.
    /// </summary>
    private static bool IsIterator(IMethodSymbol method, BlockSyntax block) =>
        method.ReturnType.Name == "IEnumerable" && QuietStatements.Yields(block);

    private List<Outcome> RunIterator(IMethodSymbol method, BlockSyntax block, State state)
    {
        var (at, list) = state.Allocate($"items of {method}", new ListItem([]));
        _iterators.Push(list);
        var states = RunAll([.. block.Statements], at.Keep(list)).Select(exit => exit.State).ToList();
        _iterators.Pop();
        var isKnown = states.TrueForAll(after =>
            after.At(list) is ListItem { IsOpen: false } items && !items.Items.Exists(item => item is UnknownValue)
        );
        Value result = isKnown ? list : new UnknownValue($"result of {method}");
        return [.. states.Select(after => new Outcome(after, result))];
    }

    private IReadOnlyList<Exit> Yield(YieldStatementSyntax yielded, State state)
    {
        if (yielded.Expression is not { } expression)
        {
            return [new Exit(state, Ending.Return, Unknown(yielded))];
        }
        var list = _iterators.TryPeek(out var current) ? current : null;
        return After([
            .. Evaluate(expression, state)
                .Select(outcome =>
                    list is null ? outcome : outcome with { State = AddTo(list, outcome.Value, outcome.State) }
                ),
        ]);
    }
}
