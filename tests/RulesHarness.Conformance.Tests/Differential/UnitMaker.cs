using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Makes match blocks of every shape about one collection, with functions and statements.</summary>
/// <param name="dice">What is drawn from.</param>
/// <param name="expressions">Writes the conditions.</param>
/// <param name="attempts">Makes the requests.</param>
/// <param name="reachesOut">Whether blocks may match the collections of other units too.</param>
internal sealed class UnitMaker(Dice dice, ExpressionMaker expressions, AttemptMaker attempts, bool reachesOut)
{
    private static readonly int[] Depths = [1, 2, 2, 3, 3, 3, 4, 4, 5, 6];

    // The types that functions take and give: those whose variables the grammar reads.
    private static readonly string[] Passed = ["bool", "int", "string"];

    // The types whose values are worth a look.
    private static readonly string[] Compared =
    [
        "int",
        "int",
        "float",
        "string",
        "string",
        "bytes",
        "timestamp",
        "duration",
        "latlng",
        "path",
        "list",
        "list",
        "map",
        "set",
        "any",
    ];

    private static readonly (RulesMethod Method, int Weight)[] Focuses =
    [
        (RulesMethod.Get, 32),
        (RulesMethod.Update, 28),
        (RulesMethod.Create, 14),
        (RulesMethod.List, 18),
        (RulesMethod.Delete, 8),
    ];

    private int _made;

    /// <summary>The next unit.</summary>
    /// <param name="version">Of the file that it will stand in.</param>
    /// <param name="requests">How many requests it gets.</param>
    public Unit Make(int version, int requests)
    {
        var collection = string.Create(CultureInfo.InvariantCulture, $"u{_made++}");
        var focus = dice.Pick(Focuses, each => each.Weight).Method;
        var text = new StringBuilder();
        var scope = new Scope
        {
            Version = version,
            Data = Data(focus),
            Mixed = dice.Percent(30) ? 8 : 0,
        };
        if (dice.Percent(3))
        {
            text.Append(new LimitMaker(dice).Make(collection, focus));
        }
        else
        {
            if (dice.Percent(15))
            {
                scope = Function(text, scope, $"g_{collection}");
            }

            for (var blocks = dice.Percent(75) ? 1 : 2 + dice.Next(2); blocks > 0; blocks--)
            {
                Block(text, collection, scope, focus, version);
            }
        }

        var rules = text.ToString();
        var outline = RulesOutline.Of(RulesParser.Parse(new Ruleset(version, [new Unit(rules, [])]).Text));
        return new Unit(
            rules,
            [.. Enumerable.Range(0, requests).Select(_ => attempts.Make(collection, focus, rules, outline))]
        );
    }

    private static ImmutableArray<string> Data(RulesMethod focus) =>
        focus switch
        {
            RulesMethod.Create => ["request.resource.data"],
            RulesMethod.Update => ["resource.data", "request.resource.data", "request.resource.data"],
            _ => ["resource.data"],
        };

    private void Block(StringBuilder text, string collection, Scope scope, RulesMethod focus, int version)
    {
        var (path, captures, globs) = dice.Next(100) switch
        {
            < 20 when reachesOut => dice.Pick([
                ("/{id}/{sub}", 2, 0),
                ("/{id=**}", 0, 1),
                ("/{id}/{sub=**}", 1, 2),
                ("/{sub}/d0", 3, 0),
                ("/{c}/{id}/s/{sub}", 2, 0),
            ]),
            < 62 => ($"/{collection}/{{id}}", 1, 0),
            < 68 => ($"/{collection}/d0", 0, 0),
            < 76 => ($"/{collection}/{{id=**}}", 0, 1),
            < 84 => ($"/{collection}/{{id}}/s/{{sub}}", 2, 0),
            < 90 when version == 2 => ($"/{{id=**}}/{collection}/{{sub}}", 2, 1),
            < 95 => ($"/{collection}/{{id}}/{{sub=**}}", 1, 2),
            _ => ($"/{collection}", -1, 0),
        };
        text.AppendLine(CultureInfo.InvariantCulture, $"match {path} {{");
        if (captures < 0)
        {
            text.AppendLine("match /{id} {");
        }

        var inner = scope with
        {
            Captures = captures switch
            {
                0 => ["database"],
                2 or 3 => ["sub", "database"],
                _ => ["id", "database"],
            },
            Globs = globs switch
            {
                1 => ["id"],
                2 => ["sub"],
                _ => [],
            },
        };
        for (
            var functions = dice.Next(10) switch
            {
                < 6 => 0,
                < 9 => 1,
                _ => 2,
            };
            functions > 0;
            functions--
        )
        {
            inner = Function(text, inner, string.Create(CultureInfo.InvariantCulture, $"f{functions}"));
        }

        Statements(text, inner, focus);
        if (captures == 1 && globs == 0 && dice.Percent(20))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"match {dice.Pick(["/s/{sub}", "/s/e0", "/{c}/{sub}", "/{sub=**}"])} {{"
            );
            Statements(text, inner, focus);
            text.AppendLine("}");
        }

        text.AppendLine(captures < 0 ? "} }" : "}");
    }

    private void Statements(StringBuilder text, Scope scope, RulesMethod focus)
    {
        for (var count = dice.Percent(75) ? 1 : 2 + dice.Next(2); count > 0; count--)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"allow {Methods(dice.Percent(92) ? focus : dice.Pick(Focuses).Method)}{(dice.Percent(2) ? "" : $": if{dice.Pick(["\n", " ", " ", " ", " ", " ", " ", " "])}{Condition(scope)}")};"
            );
        }
    }

    // What is declared is called.
    private string Condition(Scope scope)
    {
        var depth = dice.Pick(Depths);
        if (dice.Percent(25))
        {
            return $"({expressions.Make(dice.Pick(Compared), depth, scope)}) {(dice.Percent(85) ? "==" : "!=")} {Sharpener.Unknown}";
        }

        if (scope.Functions.Length == 0 || dice.Percent(40))
        {
            return expressions.Make("bool", depth, scope);
        }

        var function = dice.Pick(scope.Functions);
        var call = expressions.Call(function, 2, scope);
        return function.Result == "bool"
            ? $"{call}{dice.Pick(["", "", " && ", " || "]) switch { "" => "", var joined => $"{joined}({expressions.Make("bool", depth - 1, scope)})" }}"
            : $"{call} {dice.Pick(["==", "!=", "<", ">="])} ({expressions.Make(function.Result, depth - 1, scope)})";
    }

    private string Methods(RulesMethod focus) =>
        dice.Pick<string>(
            focus switch
            {
                RulesMethod.Get => ["get", "get", "read", "get, list"],
                RulesMethod.List => ["list", "list", "read"],
                RulesMethod.Create => ["create", "create", "write", "create, update"],
                RulesMethod.Update => ["update", "update", "write", "read, write"],
                _ => ["delete", "delete", "write"],
            }
        );

    /// <summary>Writes a function, and gives the scope in which it can be called.</summary>
    private Scope Function(StringBuilder text, Scope scope, string name)
    {
        var parameters = dice.Some(2, () => dice.Pick(Passed));
        ImmutableArray<(string Name, string Type)> variables =
        [
            .. parameters.Select((type, i) => (string.Create(CultureInfo.InvariantCulture, $"p{i}"), type)),
        ];
        text.Append(
            CultureInfo.InvariantCulture,
            $"function {name}({string.Join(", ", variables.Select(variable => variable.Name))}) {{ "
        );
        var inner = scope with { Variables = variables };
        // Version 1 has no variables.
        for (var lets = scope.Version == 1 || dice.Percent(60) ? 0 : 1 + dice.Next(2); lets > 0; lets--)
        {
            var type = dice.Pick(Passed);
            text.Append(
                CultureInfo.InvariantCulture,
                $"let v{lets} = {expressions.Make(type, 1 + dice.Next(3), inner)}; "
            );
            inner = inner with
            {
                Variables = inner.Variables.Add((string.Create(CultureInfo.InvariantCulture, $"v{lets}"), type)),
            };
        }

        var result = dice.Pick(Passed);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"return {expressions.Make(result, 1 + dice.Next(4), inner)}; }}"
        );
        return scope with { Functions = scope.Functions.Add(new KnownFunction(name, [.. parameters], result)) };
    }
}
