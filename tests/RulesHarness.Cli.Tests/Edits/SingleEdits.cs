using RulesHarness.Language.Syntax;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// All edits of a rules file by one step: an operand or a statement is gone, an operator is another one, a method, a
/// path or a list is wider or narrower.
/// </summary>
internal static class SingleEdits
{
    private static readonly Dictionary<BinaryOperator, string> Swapped = new()
    {
        [BinaryOperator.And] = "||",
        [BinaryOperator.Or] = "&&",
        [BinaryOperator.Equal] = "!=",
        [BinaryOperator.NotEqual] = "==",
        [BinaryOperator.Less] = "<=",
        [BinaryOperator.LessOrEqual] = "<",
        [BinaryOperator.Greater] = ">=",
        [BinaryOperator.GreaterOrEqual] = ">",
    };

    private static readonly Dictionary<string, string> WiderMethods = new()
    {
        ["get"] = "read",
        ["list"] = "read",
        ["create"] = "write",
        ["update"] = "write",
        ["delete"] = "write",
    };

    private static readonly Dictionary<string, string> OtherTests = new()
    {
        ["hasAll"] = "hasAny",
        ["hasAny"] = "hasAll",
        ["hasOnly"] = "hasAll",
    };

    /// <summary>The edits in the order of the text. Each compiles.</summary>
    public static IReadOnlyList<SingleEdit> Of(string rules)
    {
        var parsed = RulesParser.Parse(rules);
        var service = parsed.File.Services.Single();
        var database = service.Matches.Single();
        IEnumerable<SingleEdit> edits =
        [
            .. database.Matches.SelectMany(OfBlock),
            .. database.Functions.SelectMany(OfFunction),
        ];
        return
        [
            .. edits
                .Distinct()
                .OrderBy(edit => edit.Span.Offset)
                .ThenBy(edit => edit.Kind, StringComparer.Ordinal)
                .ThenBy(edit => edit.Replacement, StringComparer.Ordinal),
        ];

        IEnumerable<SingleEdit> OfBlock(MatchBlock block) =>
            [
                .. OfPath(block),
                .. block.Allows.SelectMany(OfAllow),
                .. block.Matches.SelectMany(OfBlock),
                .. block.Functions.SelectMany(OfFunction),
            ];

        IEnumerable<SingleEdit> OfFunction(FunctionDeclaration function) =>
            [.. function.Bindings.SelectMany(binding => OfCondition(binding.Value)), .. OfCondition(function.Result)];

        IEnumerable<SingleEdit> OfAllow(AllowStatement allow)
        {
            yield return new SingleEdit("remove an allow", allow.Span, "");
            foreach (var method in allow.Methods.Where(method => WiderMethods.ContainsKey(method.Text)))
            {
                yield return new SingleEdit("widen a method", method.Span, WiderMethods[method.Text]);
            }
            foreach (var edit in allow.Condition is { } condition ? OfCondition(condition) : [])
            {
                yield return edit;
            }
        }

        IEnumerable<SingleEdit> OfCondition(Expression condition) =>
            [Negated(condition), .. condition.DescendantsAndSelf().SelectMany(OfExpression)];

        IEnumerable<SingleEdit> OfExpression(Expression expression) =>
            expression switch
            {
                BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } binary =>
                [
                    .. OfOperands(binary),
                    Swap(binary),
                ],
                BinaryExpression binary when Swapped.ContainsKey(binary.Operator) => [Swap(binary)],
                CallExpression call when OtherTests.TryGetValue(call.Function.Text, out var other) =>
                [
                    new SingleEdit("swap an operator", call.Function.Span, other),
                ],
                ListExpression list => OfList(list),
                _ => [],
            };

        IEnumerable<SingleEdit> OfOperands(BinaryExpression binary)
        {
            yield return new SingleEdit(
                "drop an operand",
                Between(binary.Left.Span.End, binary.Right.Span.End, binary.OperatorSpan),
                ""
            );
            if (binary.Left is not BinaryExpression left || left.Operator != binary.Operator)
            {
                yield return new SingleEdit(
                    "drop an operand",
                    Between(binary.Left.Span.Offset, binary.Right.Span.Offset, binary.Left.Span),
                    ""
                );
            }
            foreach (
                var operand in new[] { binary.Left, binary.Right }.Where(operand =>
                    operand is not BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or }
                )
            )
            {
                yield return Negated(operand);
            }
        }

        // The place that is told of is that of the part which goes.
        static SourceSpan Between(int start, int end, SourceSpan told) =>
            told with
            {
                Offset = start,
                Length = end - start,
            };

        SingleEdit Negated(Expression expression) =>
            new("negate", expression.Span, $"!({parsed.Source.Slice(expression.Span)})");

        static SingleEdit Swap(BinaryExpression binary) =>
            new("swap an operator", binary.OperatorSpan, Swapped[binary.Operator]);

        IEnumerable<SingleEdit> OfList(ListExpression list)
        {
            var items = list.Items;
            for (var at = 0; at < items.Length; at++)
            {
                var start = at == 0 ? items[at].Span.Offset : items[at - 1].Span.End;
                var end = at == 0 && items.Length > 1 ? items[1].Span.Offset : items[at].Span.End;
                yield return new SingleEdit("drop a list element", Between(start, end, items[at].Span), "");
            }

            if (items.Length > 0 && items.All(item => item is LiteralExpression { Kind: LiteralKind.String }))
            {
                yield return new SingleEdit(
                    "add a list element",
                    items[^1].Span,
                    $"{parsed.Source.Slice(items[^1].Span)}, 'unheardOf'"
                );
            }
        }

        static IEnumerable<SingleEdit> OfPath(MatchBlock block) =>
            block
                .Path.Segments.Select(segment =>
                    segment switch
                    {
                        LiteralSegment => new SingleEdit("widen a path", segment.Span, "{any}"),
                        CaptureSegment capture => new SingleEdit(
                            "widen a path",
                            segment.Span,
                            $"{{{capture.Name}=**}}"
                        ),
                        _ => null,
                    }
                )
                .OfType<SingleEdit>();
    }
}
