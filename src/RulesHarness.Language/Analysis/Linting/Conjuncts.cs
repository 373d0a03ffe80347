using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// The parts of a condition that must all hold, as texts that can be compared: without white space and comments,
/// functions put in where they are one expression, and captures named by their place in the path.
/// </summary>
internal static class Conjuncts
{
    /// <summary>Characters; a part that is longer is compared with no other.</summary>
    private const int LongestText = 4_000;

    /// <summary>Conditions taken apart; of one with more the parts can't be told.</summary>
    private const int MostSteps = 2_000;

    /// <summary>The condition that is true for each signed-in caller.</summary>
    public const string SignedIn = "(request.auth!=null)";

    /// <summary>The condition that is true for no request.</summary>
    public const string Never = "false";

    /// <summary>The parts; null when they can't be told.</summary>
    public static ImmutableHashSet<string>? Of(Expression? condition, MatchPath path)
    {
        var parts = ImmutableHashSet.CreateBuilder<string>();
        var names = Captures(path);
        var printer = new ConditionPrinter(path.Functions, LongestText);
        return condition is null || Split(condition, names, new Source(path.Functions, printer, names), parts, 0)
            ? parts.ToImmutable()
            : null;
    }

    /// <summary>The texts that captures are replaced by: their places in the path.</summary>
    public static ImmutableDictionary<string, string> Captures(MatchPath path)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>();
        for (var i = 0; i < path.Path.Segments.Length; i++)
        {
            switch (path.Path.Segments[i])
            {
                case CaptureSegment capture:
                    names[capture.Name] = $"${i}";
                    break;
                case GlobSegment glob:
                    names[glob.Name] = $"${i}**";
                    break;
            }
        }

        return names.ToImmutable();
    }

    private static bool Split(
        Expression condition,
        ImmutableDictionary<string, string> names,
        Source source,
        ImmutableHashSet<string>.Builder parts,
        int depth
    )
    {
        if (++source.Steps > MostSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        switch (condition)
        {
            case LiteralExpression { Value: true }:
                return true;
            case ParenthesizedExpression inner:
                return Split(inner.Inner, names, source, parts, depth);
            case BinaryExpression { Operator: BinaryOperator.And } and:
                return Split(and.Left, names, source, parts, depth) && Split(and.Right, names, source, parts, depth);
            case CallExpression { Target: null } call
                when source.Functions.TryGetValue(call.Function.Text, out var function)
                    && function.Bindings.IsEmpty
                    && function.Parameters.Length == call.Arguments.Length
                    && depth < 20:
                var inside = source.Captures;
                foreach (var (parameter, argument) in function.Parameters.Zip(call.Arguments))
                {
                    if (source.Printer.Print(argument, names) is not { } text)
                    {
                        return false;
                    }

                    inside = inside.SetItem(parameter.Text, text);
                }

                return Split(function.Result, inside, source, parts, depth + 1);
        }

        if (source.Printer.Print(condition, names) is not { } part)
        {
            return false;
        }

        parts.Add(part);
        // Who isn't signed in has no uid to compare: that is an error, and denies.
        if (
            condition is BinaryExpression { Operator: not BinaryOperator.Or }
            && part.Contains("request.auth.", StringComparison.Ordinal)
        )
        {
            parts.Add(SignedIn);
        }

        return true;
    }

    private sealed class Source(
        ImmutableDictionary<string, FunctionDeclaration> functions,
        ConditionPrinter printer,
        ImmutableDictionary<string, string> captures
    )
    {
        public ImmutableDictionary<string, FunctionDeclaration> Functions { get; } = functions;

        public ConditionPrinter Printer { get; } = printer;

        public ImmutableDictionary<string, string> Captures { get; } = captures;

        public int Steps { get; set; }
    }
}
