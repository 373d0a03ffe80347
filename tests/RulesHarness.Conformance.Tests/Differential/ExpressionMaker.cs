using System.Text;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Writes expressions of a type, as deep as asked, of what is in scope.</summary>
internal sealed class ExpressionMaker(Dice dice, Grammar grammar)
{
    private readonly SourceMaker _sources = new(dice);

    /// <summary>An expression of a type of the grammar.</summary>
    /// <param name="type">Such as <c>bool</c>.</param>
    /// <param name="depth">
    /// How many productions may stand one inside the other, from 1; more where the type needs more.
    /// </param>
    /// <param name="scope">What it may name.</param>
    public string Make(string type, int depth, Scope scope) => Made(type, depth, scope).Text;

    /// <summary>A call with arguments of the right types, mostly.</summary>
    public string Call(KnownFunction function, int depth, Scope scope) =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(parameter => Make(parameter, Math.Min(2, depth), scope)))})";

    private (string Text, bool IsOpen) Made(string type, int depth, Scope scope)
    {
        if (dice.Percent(scope.Mixed))
        {
            type = dice.Pick(Types);
        }

        // What is declared is there to be used.
        if (
            dice.Percent(30)
            && scope.Variables.Where(variable => variable.Type == type).ToList() is { Count: > 0 } variables
        )
        {
            return (dice.Pick(variables).Name, false);
        }

        if (
            dice.Percent(30)
            && scope.Functions.Where(function => function.Result == type).ToList() is { Count: > 0 } functions
            && depth > 0
        )
        {
            return (Call(dice.Pick(functions), depth - 1, scope), false);
        }

        // Deep where it may be deep: else half of all expressions were a literal.
        var ways = grammar.Of(type, depth);
        while (true)
        {
            var production = dice.Pick(
                ways,
                way =>
                    way.Height == 1 && depth > 2 && ways.Count > 1 && way.Pieces.Count == 1
                        ? Math.Max(1, way.Weight / 3)
                        : way.Weight
            );
            if (Write(production, depth, scope) is { } text)
            {
                return (text, production.IsOpen);
            }
        }
    }

    private static readonly string[] Types =
    [
        "any",
        "bool",
        "int",
        "float",
        "string",
        "bytes",
        "timestamp",
        "duration",
        "latlng",
        "path",
        "list",
        "map",
        "set",
        "diff",
    ];

    /// <summary>Null where the scope lacks what the production needs.</summary>
    private string? Write(Production production, int depth, Scope scope)
    {
        var text = new StringBuilder();
        for (var i = 0; i < production.Pieces.Count; i++)
        {
            var piece = production.Pieces[i];
            if (piece.Kind == PieceKind.Text)
            {
                text.Append(piece.Text);
            }
            else if (piece.Kind == PieceKind.Hole)
            {
                var (inner, isOpen) = Made(piece.Text, depth - 1, scope);
                var isAlone =
                    text.Length > 0
                    && (text[^1] is '(' or '[' || production.Pieces[i - 1].Text is ", " or ": ")
                    && i + 1 < production.Pieces.Count
                    && production.Pieces[i + 1].Text[0] is ')' or ',' or ']';
                text.Append(
                    isOpen && !isAlone && !dice.Percent(3) || text.Length > 0 && text[^1] == '-' && inner[0] == '-'
                        ? $"({inner})"
                        : inner
                );
            }
            else if (_sources.Write(piece.Text, scope) is { } source)
            {
                // A path would go on with what follows it.
                text.Append(source[0] == '/' && i + 1 < production.Pieces.Count ? $"({source})" : source);
            }
            else
            {
                return null;
            }
        }

        return text.ToString();
    }
}
