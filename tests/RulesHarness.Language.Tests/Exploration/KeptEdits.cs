using System.Text;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>
/// All edits of a rules file that keep its behaviour, one at a time: a name is another one, a function is inlined or
/// extracted, operands are reordered or redundant, the text is formatted otherwise.
/// </summary>
internal sealed class KeptEdits
{
    private const string NewName = "renamed1";

    private readonly ParsedRules _rules;
    private readonly MatchBlock _database;
    private readonly FunctionDeclaration[] _functions;
    private readonly (MatchBlock Block, AllowStatement Allow)[] _statements;

    private KeptEdits(string rules)
    {
        _rules = RulesParser.Parse(rules);
        _database = _rules.File.Services.Single().Matches.Single();
        MatchBlock[] blocks = [.. BlocksOf(_database)];
        _functions = [.. blocks.SelectMany(block => block.Functions)];
        _statements = [.. blocks.SelectMany(block => block.Allows.Select(allow => (block, allow)))];
    }

    /// <summary>The edits, those of a kind one after another.</summary>
    public static IReadOnlyList<KeptEdit> Of(string rules)
    {
        var edits = new KeptEdits(rules);
        return
        [
            .. edits._functions.Select(edits.RenameFunction),
            .. edits._functions.SelectMany(edits.RenameVariables),
            .. edits._database.Matches.SelectMany(edits.RenameCaptures),
            .. edits.Conditions().SelectMany(edits.InlineCalls),
            .. edits.Conditions().SelectMany(edits.Reorder),
            .. edits._statements.Select(one => edits.Extract(one.Allow)),
            .. edits.Conditions().Select(edits.Reformat),
            .. edits.Conditions().Select(edits.Comment),
            .. edits.Conditions().SelectMany(edits.AddRedundantOperands),
            .. edits.Conditions().SelectMany(edits.NegateTwice),
        ];
    }

    /// <summary>So many of the edits at random, of every kind alike.</summary>
    public static IReadOnlyList<KeptEdit> Take(string rules, int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Of(rules)
                .OrderBy(_ => random.Next())
                .GroupBy(edit => edit.Kind)
                .SelectMany(kind => kind.Select((edit, at) => (edit, at)))
                .OrderBy(one => one.at)
                .Take(count)
                .Select(one => one.edit),
        ];
    }

    private KeptEdit RenameFunction(FunctionDeclaration function)
    {
        var declarations = _functions.Select(other => other.Name);
        var calls = Conditions()
            .SelectMany(condition => condition.DescendantsAndSelf())
            .OfType<CallExpression>()
            .Where(call => call.Target is null)
            .Select(call => call.Function);
        var spans = declarations.Concat(calls).Where(name => name.Text == function.Name.Text).Select(name => name.Span);
        return Edit("rename a function", function.Span, spans.Select(span => (span, NewName)));
    }

    private IEnumerable<KeptEdit> RenameVariables(FunctionDeclaration function)
    {
        var names = function.Parameters.Concat(function.Bindings.Select(binding => binding.Name)).ToList();
        var bodies = function.Bindings.Select(binding => binding.Value).Append(function.Result).ToList();
        return names.Select(name =>
            Edit(
                "rename a variable",
                name.Span,
                UsesOf(name.Text, bodies).Append(name.Span).Select(span => (span, NewName))
            )
        );
    }

    // All that has the name below the block is renamed, so that what hides it still does.
    private IEnumerable<KeptEdit> RenameCaptures(MatchBlock outer)
    {
        var blocks = BlocksOf(outer).ToList();
        var captures = blocks.SelectMany(block => block.Path.Segments).OfType<CaptureSegment>().ToList();
        var functions = blocks.SelectMany(block => block.Functions).ToList();
        var bodies = functions
            .SelectMany(function => function.Bindings.Select(binding => binding.Value).Append(function.Result))
            .Concat(blocks.SelectMany(block => block.Allows).Select(allow => allow.Condition!))
            .ToList();
        var taken = functions.SelectMany(function => function.Parameters).Select(name => name.Text).ToHashSet();
        foreach (var capture in captures.DistinctBy(capture => capture.Name).Where(one => !taken.Contains(one.Name)))
        {
            var alike = captures
                .Where(other => other.Name == capture.Name)
                .Select(other => (other.Span, $"{{{NewName}}}"));
            var uses = UsesOf(capture.Name, bodies).Select(span => (span, NewName));
            yield return Edit("rename a capture", capture.Span, alike.Concat(uses));
        }
    }

    private IEnumerable<KeptEdit> InlineCalls(Expression condition) =>
        condition
            .DescendantsAndSelf()
            .OfType<CallExpression>()
            .Where(call => call.Target is null)
            .Select(call => (Call: call, Function: FunctionOf(call)))
            .Where(one => one.Function is { Bindings.IsEmpty: true })
            .Select(one =>
                Edit("inline a function", one.Call.Span, [(one.Call.Span, Inlined(one.Call, one.Function!))])
            );

    // Null for a built-in, and where more than one function has the name.
    private FunctionDeclaration? FunctionOf(CallExpression call)
    {
        var named = _functions.Where(function => function.Name.Text == call.Function.Text).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private string Inlined(CallExpression call, FunctionDeclaration function)
    {
        var arguments = function
            .Parameters.Select((name, at) => (name.Text, Value: $"({_rules.Source.Slice(call.Arguments[at].Span)})"))
            .SelectMany(one => UsesOf(one.Text, [function.Result]).Select(span => (span, one.Value)));
        var body = function.Result.Span;
        return $"({Replace(body.Offset, body.End, arguments)})";
    }

    // Neighbours change places.
    private IEnumerable<KeptEdit> Reorder(Expression condition) =>
        Connections(condition)
            .Select(binary =>
            {
                var left =
                    binary.Left is BinaryExpression inner && inner.Operator == binary.Operator
                        ? inner.Right
                        : binary.Left;
                return Edit(
                    "reorder operands",
                    binary.OperatorSpan,
                    [(left.Span, TextOf(binary.Right)), (binary.Right.Span, TextOf(left))]
                );
            });

    private KeptEdit Extract(AllowStatement allow)
    {
        var condition = allow.Condition!;
        var function = $"function {NewName}() {{ return {TextOf(condition)}; }}\n      ";
        return Edit(
            "extract a function",
            condition.Span,
            [(allow.Span with { Length = 0 }, function), (condition.Span, $"{NewName}()")]
        );
    }

    private KeptEdit Reformat(Expression condition) =>
        Edit(
            "reformat",
            condition.Span,
            [
                (condition.Span with { Length = 0 }, "\n\t"),
                .. Connections(condition)
                    .Select(binary => (binary.OperatorSpan, $"\r\n  {_rules.Source.Slice(binary.OperatorSpan)}\n\n\t")),
            ]
        );

    private KeptEdit Comment(Expression condition) =>
        Edit(
            "comment",
            condition.Span,
            [
                (condition.Span with { Length = 0 }, "/* allow: if true; */ "),
                .. Connections(condition)
                    .Select(binary => (binary.OperatorSpan, $"// || true\n {TextOf(binary.OperatorSpan)} /* ( */")),
            ]
        );

    private IEnumerable<KeptEdit> AddRedundantOperands(Expression condition)
    {
        string[] forms = ["({0}) && true", "true && ({0})", "({0}) || false", "false || ({0})", "({0}) && ({0})"];
        return Truths(condition)
            .SelectMany(part =>
                forms.Select(form =>
                    Edit(
                        "redundant operand",
                        part.Span,
                        [(part.Span, $"({form.Replace("{0}", TextOf(part), StringComparison.Ordinal)})")]
                    )
                )
            );
    }

    private IEnumerable<KeptEdit> NegateTwice(Expression condition) =>
        Truths(condition).Select(part => Edit("negate twice", part.Span, [(part.Span, $"!(!({TextOf(part)}))")]));

    // What is a truth for certain: an operand of a connective, and that which is one.
    private static IEnumerable<Expression> Truths(Expression condition) =>
        Connections(condition).SelectMany(binary => new Expression[] { binary, binary.Left, binary.Right }).Distinct();

    private static IEnumerable<BinaryExpression> Connections(Expression condition) =>
        condition
            .DescendantsAndSelf()
            .OfType<BinaryExpression>()
            .Where(binary => binary.Operator is BinaryOperator.And or BinaryOperator.Or);

    private IEnumerable<Expression> Conditions() =>
        [
            .. _functions.SelectMany(function =>
                function.Bindings.Select(binding => binding.Value).Append(function.Result)
            ),
            .. _statements.Select(one => one.Allow.Condition).OfType<Expression>(),
        ];

    private static IEnumerable<SourceSpan> UsesOf(string name, IEnumerable<Expression> bodies) =>
        bodies
            .SelectMany(body => body.DescendantsAndSelf())
            .OfType<NameExpression>()
            .Where(use => use.Name == name)
            .Select(use => use.Span);

    private static IEnumerable<MatchBlock> BlocksOf(MatchBlock block) => [block, .. block.Matches.SelectMany(BlocksOf)];

    private string TextOf(Expression expression) => TextOf(expression.Span);

    private string TextOf(SourceSpan span) => _rules.Source.Slice(span);

    private KeptEdit Edit(string kind, SourceSpan told, IEnumerable<(SourceSpan, string)> replacements) =>
        new(kind, told.Line, Replace(0, _rules.Source.Text.Length, replacements));

    private string Replace(int start, int end, IEnumerable<(SourceSpan Span, string Text)> replacements)
    {
        var text = new StringBuilder();
        foreach (var (span, replacement) in replacements.OrderBy(one => one.Span.Offset).ThenBy(one => one.Span.Length))
        {
            text.Append(_rules.Source.Text, start, span.Offset - start).Append(replacement);
            start = span.End;
        }

        return text.Append(_rules.Source.Text, start, end - start).ToString();
    }
}
