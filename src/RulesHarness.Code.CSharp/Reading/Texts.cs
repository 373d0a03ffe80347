using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Texts of which parts are known.</summary>
internal static partial class Texts
{
    /// <summary>Gets a text, in which <c>{}</c> stands for parts that are not known.</summary>
    public static Value Of(string template) =>
        template.Contains(CollectionTemplate.Hole, StringComparison.Ordinal)
            ? new TextValue(template)
            : new ConstantValue(template);

    /// <summary>Gets a value as a part of a text.</summary>
    public static string Template(Value value) =>
        value switch
        {
            ConstantValue { Constant: null } => "",
            ConstantValue { Constant: { } constant } => $"{constant}",
            TextValue text => text.Template,
            FieldPathValue field => field.Path,
            _ => CollectionTemplate.Hole,
        };

    /// <summary>Fills in the places of a composite format: <c>users/{0}/posts</c>.</summary>
    public static string Format(string format, IReadOnlyList<Value> parts) =>
        FormatItem()
            .Replace(
                format,
                item =>
                    int.TryParse(item.Groups[1].ValueSpan, out var at) && at < parts.Count
                        ? Template(parts[at])
                        : CollectionTemplate.Hole
            );

    [GeneratedRegex(@"\{(\d+)[^{}]*\}")]
    private static partial Regex FormatItem();

    /// <summary>Gets a text as a path; null if nothing of it is known.</summary>
    public static string? Path(Value? value) =>
        value switch
        {
            ConstantValue { Constant: string text } => text,
            TextValue text => text.Template,
            _ => null,
        };

    public static Value Sum(Value left, Value right, SyntaxNode node)
    {
        if (left is ConstantValue { Constant: long a } && right is ConstantValue { Constant: long b })
        {
            return new ConstantValue(a + b);
        }
        if (IsText(left) || IsText(right))
        {
            return Of(Template(left) + Template(right));
        }
        return new UnknownValue(SourceSet.SiteOf(node));
    }

    /// <summary>Gets the result of a method of a text; null if it is not known.</summary>
    public static Value? Changed(Value text, string method, IReadOnlyList<Value> arguments)
    {
        if (text is ConstantValue { Constant: EnumMember member })
        {
            return OfMember(member, method, arguments);
        }
        if (
            method == "ToString"
            && arguments.Count == 0
            && text is TextValue or ConstantValue { Constant: string or long }
        )
        {
            return Of(Template(text));
        }
        if (text is not ConstantValue { Constant: string known })
        {
            return null;
        }
        return (method, arguments) switch
        {
            ("ToLower" or "ToLowerInvariant", _) => new ConstantValue(known.ToLowerInvariant()),
            ("ToUpper" or "ToUpperInvariant", _) => new ConstantValue(known.ToUpperInvariant()),
            ("Trim", []) => new ConstantValue(known.Trim()),
            ("TrimStart", [ConstantValue { Constant: string signs }]) => new ConstantValue(
                known.TrimStart(signs.ToCharArray())
            ),
            ("TrimEnd", [ConstantValue { Constant: string signs }]) => new ConstantValue(
                known.TrimEnd(signs.ToCharArray())
            ),
            (
                "Replace",
                [ConstantValue { Constant: string { Length: > 0 } old }, ConstantValue { Constant: string changed }]
            ) => new ConstantValue(known.Replace(old, changed, StringComparison.Ordinal)),
            ("Substring", [ConstantValue { Constant: long from }]) when from >= 0 && from <= known.Length =>
                new ConstantValue(known[(int)from..]),
            ("Split", [ConstantValue { Constant: string }]) => null,
            ("StartsWith", [ConstantValue { Constant: string start }]) => ConstantValue.Of(
                known.StartsWith(start, StringComparison.Ordinal)
            ),
            ("EndsWith", [ConstantValue { Constant: string end }]) => ConstantValue.Of(
                known.EndsWith(end, StringComparison.Ordinal)
            ),
            ("Contains", [ConstantValue { Constant: string part }]) => ConstantValue.Of(
                known.Contains(part, StringComparison.Ordinal)
            ),
            _ => null,
        };
    }

    /// <summary>Gets the result of a method of a member of an enumeration; null if it is not known.</summary>
    private static ConstantValue? OfMember(EnumMember member, string method, IReadOnlyList<Value> arguments) =>
        (method, arguments) switch
        {
            ("ToString", _) => new ConstantValue(member.Name),
            ("HasFlag", [ConstantValue { Constant: EnumMember flag }]) when member.Has(flag) is { } has =>
                ConstantValue.Of(has),
            _ => null,
        };

    private static bool IsText(Value value) => value is TextValue or ConstantValue { Constant: string };
}
