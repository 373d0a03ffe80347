using System.Text.RegularExpressions;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Firestore;

/// <summary>Texts that functions of the language make.</summary>
internal static partial class Texts
{
    /// <summary>Fills in the places of a format such as <c>users/%s/posts</c>, one argument after the other.</summary>
    public static Value Format(string format, IReadOnlyList<Given> arguments)
    {
        Value text = new ConstantValue("");
        var (from, next) = (0, 0);
        foreach (Match place in Place().Matches(format))
        {
            text = Interpreter.Joined(text, new ConstantValue(format[from..place.Index]));
            from = place.Index + place.Length;
            var filled = next < arguments.Count ? arguments[next++].Value : UnknownValue.Any;
            text = Interpreter.Joined(text, filled);
        }
        return Interpreter.Joined(text, new ConstantValue(format[from..]));
    }

    [GeneratedRegex("%[sd@]|%l[du]")]
    private static partial Regex Place();

    /// <summary>Gets a text in small or capital letters, by the name of a method; null for another method.</summary>
    public static string? InCase(string text, string method) =>
        method switch
        {
            "lowercase" or "lowercased" or "toLowerCase" or "toLocaleLowerCase" => text.ToLowerInvariant(),
            "uppercase" or "uppercased" or "toUpperCase" or "toLocaleUpperCase" => text.ToUpperInvariant(),
            _ => null,
        };
}
