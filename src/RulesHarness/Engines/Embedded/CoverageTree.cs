using RulesHarness.Emulator.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Converts recorded values to the form of the emulator's coverage report: literals are missing, parentheses are merged
/// with their content, and positions count code points.
/// </summary>
internal sealed class CoverageTree(ParsedRules rules)
{
    private readonly CodePoints _points = new(rules.Source.Text);
    private readonly IReadOnlyList<Expression> _roots = [.. Roots(rules.File)];

    /// <summary>The report on what was recorded.</summary>
    public RuleCoverage Of(CoverageRecorder recorder) =>
        new([.. _roots.Select(root => Node(root, recorder)).OfType<CoverageNode>()]);

    private static IEnumerable<Expression> Roots(RulesDocument file)
    {
        foreach (var service in file.Services.Where(service => service.Name.Text == "cloud.firestore"))
        {
            foreach (var root in service.Functions.SelectMany(Bodies).Concat(service.Matches.SelectMany(Roots)))
            {
                yield return root;
            }
        }

        foreach (var root in file.Functions.SelectMany(Bodies))
        {
            yield return root;
        }
    }

    private static IEnumerable<Expression> Roots(MatchBlock block) =>
        [
            .. block.Functions.SelectMany(Bodies),
            .. block.Allows.Select(allow => allow.Condition).OfType<Expression>(),
            .. block.Matches.SelectMany(Roots),
        ];

    private static IEnumerable<Expression> Bodies(FunctionDeclaration function) =>
        [.. function.Bindings.Select(binding => binding.Value), function.Result];

    private CoverageNode? Node(Expression expression, CoverageRecorder recorder)
    {
        var outer = expression;
        expression = expression.Bare();
        if (expression is LiteralExpression)
        {
            return null;
        }
        var children = new List<CoverageNode>();
        foreach (var child in expression.Children)
        {
            if (Node(child, recorder) is { } node)
            {
                children.Add(node);
            }
        }

        var errors = recorder
            .Errors(expression)
            .Select(error => error with { StartOffset = _points.Of(error.StartOffset) });
        return new CoverageNode(
            outer.Span.Line,
            outer.Span.Column,
            _points.Of(outer.Span.Offset),
            _points.Of(expression.Span.End) - 1,
            recorder.Values(expression),
            [.. errors],
            children
        );
    }
}

/// <summary>Counts the code points before a place in a text that is told in UTF-16 code units.</summary>
internal sealed class CodePoints
{
    private readonly int[]? _before;

    public CodePoints(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return;
        }
        _before = new int[text.Length + 1];
        for (var at = 0; at < text.Length; at++)
        {
            _before[at + 1] = _before[at] + (char.IsLowSurrogate(text[at]) ? 0 : 1);
        }
    }

    public int Of(int offset) => _before is null ? offset : _before[offset];
}
