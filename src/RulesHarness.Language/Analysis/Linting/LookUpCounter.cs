using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// Counts the documents that conditions look up, as the emulator does: a document counts once for <c>get()</c>, and
/// once more where <c>exists()</c> asked for it before; after a <c>get()</c>, <c>exists()</c> is free. The document
/// that the request is about is free.
/// </summary>
/// <param name="isCertain">Whether only those count that every way to true looks up.</param>
internal sealed class LookUpCounter(bool isCertain)
{
    private const int LongestPath = 1_000;

    /// <summary>Expressions looked at for one statement.</summary>
    private const int MostSteps = 5_000;

    private const string Root = "/documents/";

    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _called = [];
    private AnalyzedStatement? _statement;
    private ConditionPrinter _printer = new(ImmutableDictionary<string, FunctionDeclaration>.Empty, LongestPath);
    private string _own = string.Empty;
    private int _depth;
    private int _steps;

    public int Count { get; private set; }

    public void Add(AnalyzedStatement added)
    {
        _statement = added;
        _printer = new ConditionPrinter(added.Path.Functions, LongestPath);
        _called.Clear();
        _steps = 0;
        var segments = added.Path.Path.Segments;
        var texts = segments.Select((segment, i) => segment is LiteralSegment literal ? literal.Text : $"$(${i})");
        _own = string.Join('/', texts.Skip(segments.Length - added.Path.BelowRoot.Length));
        if (added.Statement.Condition is { } condition)
        {
            Walk(condition, Conjuncts.Captures(added.Path));
        }
    }

    private void Walk(Expression expression, ImmutableDictionary<string, string> names)
    {
        if (++_steps > MostSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return;
        }

        switch (expression)
        {
            case BinaryExpression { Operator: BinaryOperator.Or } when isCertain:
            case UnaryExpression { Operator: UnaryOperator.Not, Operand: ParenthesizedExpression } when isCertain:
                return;
            case ConditionalExpression choice:
                Walk(choice.Condition, names);
                if (!isCertain)
                {
                    Walk(choice.WhenTrue, names);
                    Walk(choice.WhenFalse, names);
                }

                return;
            case CallExpression { Target: null } call
                when _statement!.Path.Functions.TryGetValue(call.Function.Text, out var function):
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, names);
                }

                Enter(function, call, names);
                return;
        }

        foreach (var child in expression.Children)
        {
            Walk(child, names);
        }

        if (expression is CallExpression { Target: null, Arguments: [var path], Function.Text: var name })
        {
            LookUp(name, path, names);
        }
    }

    private void LookUp(string function, Expression path, ImmutableDictionary<string, string> names)
    {
        switch (function)
        {
            case "get" or "getAfter":
                Note(_read, Text(path, names));
                break;
            case "exists" or "existsAfter":
                var text = Text(path, names);
                if (!_read.Contains(text))
                {
                    Note(_asked, text);
                }

                break;
        }
    }

    private void Note(HashSet<string> seen, string text) => Count += text != _own && seen.Add(text) ? 1 : 0;

    private void Enter(FunctionDeclaration function, CallExpression call, ImmutableDictionary<string, string> names)
    {
        if (_depth >= 20 || !_called.Add(_printer.Print(call, names) ?? $"{call.Span.Offset}"))
        {
            return;
        }

        _depth++;
        var inside = Inside(function, call, names);
        foreach (var binding in function.Bindings)
        {
            Walk(binding.Value, inside);
            inside = inside.SetItem(binding.Name.Text, Text(binding.Value, inside));
        }

        Walk(function.Result, inside);
        _depth--;
    }

    private ImmutableDictionary<string, string> Inside(
        FunctionDeclaration function,
        CallExpression call,
        ImmutableDictionary<string, string> names
    ) =>
        Conjuncts
            .Captures(_statement!.Path)
            .SetItems(
                function.Parameters.Zip(
                    call.Arguments,
                    (name, value) => KeyValuePair.Create(name.Text, Text(value, names))
                )
            );

    // A function that returns a path stands for it.
    private string Text(Expression path, ImmutableDictionary<string, string> names)
    {
        if (path is ParenthesizedExpression inner)
        {
            return Text(inner.Inner, names);
        }

        if (
            path is CallExpression { Target: null } call
            && _statement!.Path.Functions.TryGetValue(call.Function.Text, out var function)
            && function.Bindings.IsEmpty
            && _depth < 20
            && ++_steps <= MostSteps
        )
        {
            _depth++;
            var text = Text(function.Result, Inside(function, call, names));
            _depth--;
            return text;
        }

        var printed = _printer.Print(path, names) ?? $"@{path.Span.Offset}";
        var root = printed.IndexOf(Root, StringComparison.Ordinal);
        return root < 0 ? printed : printed[(root + Root.Length)..];
    }
}
