using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>the text "{first} {last}"</c></summary>
internal sealed class TemplateValue(IReadOnlyList<TemplatePart> parts) : ValueStep
{
    public override string? Apply(RowScope scope, ref object? value)
    {
        var texts = new string[parts.Count];
        for (var at = 0; at < texts.Length; at++)
        {
            var part = parts[at].Literal ?? (parts[at].Column is { } column ? scope.Row.Value(column) : value);
            if (part is null or "" && parts[at].Literal is null)
            {
                return "is made of a column that is empty";
            }
            if (!Values.TryText(part, out var text))
            {
                return "is made of a value that is not a text";
            }
            texts[at] = text;
        }
        value = string.Concat(texts);
        return null;
    }
}

/// <summary>A part of a template: a text, a column, or the value where both are null.</summary>
internal sealed record TemplatePart(string? Literal, Column? Column)
{
    /// <summary>The parts of a template; null if its braces are not in pairs or hold nothing.</summary>
    public static IReadOnlyList<TemplatePart>? Parse(string template, SourceColumns columns)
    {
        var parts = new List<TemplatePart>();
        var rest = template;
        while (rest.IndexOfAny(['{', '}']) is var open and >= 0)
        {
            var close = rest.IndexOf('}', StringComparison.Ordinal);
            if (rest[open] == '}' || close < open + 2)
            {
                return null;
            }
            if (open > 0)
            {
                parts.Add(new TemplatePart(rest[..open], null));
            }
            var name = rest[(open + 1)..close].Trim();
            parts.Add(new TemplatePart(null, name == "it" ? null : columns.Of(name)));
            rest = rest[(close + 1)..];
        }
        if (rest.Length > 0)
        {
            parts.Add(new TemplatePart(rest, null));
        }
        return parts;
    }
}
