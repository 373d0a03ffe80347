using System.Globalization;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Makes conditions around the limits of the engine: documents looked up, expressions evaluated, calls one inside the
/// other.
/// </summary>
internal sealed class LimitMaker(Dice dice)
{
    /// <summary>A block about a collection with one statement for a method.</summary>
    public string Make(string collection, RulesMethod method)
    {
        var (functions, condition) = dice.Next(3) switch
        {
            0 => ("", LookUps(8 + dice.Next(6))),
            1 => Doubling(5 + dice.Next(5)),
            _ => Calls(17 + dice.Next(4)),
        };
        return $"match /{collection}/{{id}} {{\n{functions}allow {Enum.GetName(method)!.ToLowerInvariant()}: if {condition};\n}}\n";
    }

    // Some twice, which counts once, some that are missing.
    private string LookUps(int count) =>
        string.Join(
            dice.Percent(60) ? " || " : " && ",
            Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var path = string.Create(
                        CultureInfo.InvariantCulture,
                        $"/databases/$(database)/documents/k/{(dice.Percent(30) ? "d" : "n")}{(dice.Percent(80) ? i : i / 2)}"
                    );
                    return dice.Next(3) switch
                    {
                        0 => $"exists({path})",
                        1 => $"!exists({path})",
                        _ => $"get({path}).data.i == 77",
                    };
                })
        );

    private (string Functions, string Condition) Doubling(int levels) =>
        (
            string.Concat(
                Enumerable
                    .Range(1, levels)
                    .Select(i =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"function f{i}() {{ return {Call(i - 1)} {(dice.Percent(70) ? "||" : "&&")} {Call(i - 1)}; }}\n"
                        )
                    )
            ),
            string.Create(CultureInfo.InvariantCulture, $"f{levels}()")
        );

    private string Call(int level) =>
        level == 0
            ? dice.Percent(85)
                ? "resource == 1"
                : "request != null"
            : string.Create(CultureInfo.InvariantCulture, $"f{level}()");

    private static (string Functions, string Condition) Calls(int levels) =>
        (
            string.Concat(
                Enumerable
                    .Range(1, levels)
                    .Select(i =>
                        i == 1
                            ? "function f1(a) { return a; }\n"
                            : string.Create(
                                CultureInfo.InvariantCulture,
                                $"function f{i}(a) {{ return f{i - 1}(a); }}\n"
                            )
                    )
            ),
            string.Create(CultureInfo.InvariantCulture, $"f{levels}(true)")
        );
}
