using System.Globalization;
using System.Text;
using RulesHarness.Cases;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Reporting;

/// <summary>Values as C# expressions that the client takes.</summary>
internal static class CSharpLiteral
{
    private const int LongestLine = 100;

    private static readonly HashSet<string> Keywords =
    [
        "abstract",
        "as",
        "base",
        "bool",
        "break",
        "byte",
        "case",
        "catch",
        "char",
        "checked",
        "class",
        "const",
        "continue",
        "decimal",
        "default",
        "delegate",
        "do",
        "double",
        "else",
        "enum",
        "event",
        "explicit",
        "extern",
        "false",
        "finally",
        "fixed",
        "float",
        "for",
        "foreach",
        "goto",
        "if",
        "implicit",
        "in",
        "int",
        "interface",
        "internal",
        "is",
        "lock",
        "long",
        "namespace",
        "new",
        "null",
        "object",
        "operator",
        "out",
        "override",
        "params",
        "private",
        "protected",
        "public",
        "readonly",
        "ref",
        "return",
        "sbyte",
        "sealed",
        "short",
        "sizeof",
        "stackalloc",
        "static",
        "string",
        "struct",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "uint",
        "ulong",
        "unchecked",
        "unsafe",
        "ushort",
        "using",
        "virtual",
        "void",
        "volatile",
        "while",
    ];

    public static string Of(object? value) =>
        value switch
        {
            null => "null",
            string text => Text(text),
            bool flag => flag ? "true" : "false",
            long whole => whole.ToString(CultureInfo.InvariantCulture),
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            double number => RequestText.Float(number),
            Timestamp time => $"Timestamp.Parse({Text(time.ToString())})",
            GeoPoint point => $"new GeoPoint({Of(point.Latitude)}, {Of(point.Longitude)})",
            Blob bytes => $"Blob.FromBase64String({Text(Convert.ToBase64String(bytes.Span))})",
            DocumentName name => $"DocumentName.Parse({Text(name.Path)})",
            VectorValue vector =>
                $"new VectorValue({string.Join(", ", vector.ToArray().Select(number => Of(number)))})",
            FieldValue { Arguments.Count: 0 } asked => $"FieldValue.{asked.Kind}",
            FieldValue asked => $"FieldValue.{asked.Kind}({string.Join(", ", asked.Arguments.Select(Of))})",
            IReadOnlyDictionary<string, object?> map => $"new Dictionary<string, object?> {{ "
                + $"{string.Join(", ", map.Select(entry => $"[{Text(entry.Key)}] = {Of(entry.Value)}"))} }}",
            IEnumerable<object?> list => $"new object?[] {{ {string.Join(", ", list.Select(Of))} }}",
            _ => throw new ArgumentOutOfRangeException(nameof(value), value, "no value that cases hold"),
        };

    /// <summary>
    /// A document's fields, each on a line where they are long; or a map among them: an object with properties where
    /// the names and values allow it.
    /// </summary>
    public static string OfData(IReadOnlyDictionary<string, object?> fields)
    {
        var isPlain = fields.All(field => IsIdentifier(field.Key) && field.Value is not null);
        var members = fields
            .Select(field =>
                isPlain ? $"{field.Key} = {Field(field.Value)}" : $"[{Text(field.Key)}] = {Field(field.Value)}"
            )
            .ToList();
        var type = isPlain ? "new" : "new Dictionary<string, object?>";
        var line = members.Count == 0 ? $"{type} {{ }}" : $"{type} {{ {string.Join(", ", members)} }}";
        return line.Length <= LongestLine
            ? line
            : $"{type}\n{{\n{string.Concat(members.Select(member => $"    {member.Replace("\n", "\n    ", StringComparison.Ordinal)},\n"))}}}";
    }

    private static string Field(object? value) =>
        value is IReadOnlyDictionary<string, object?> map ? OfData(map) : Of(value);

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !Keywords.Contains(name);

    private static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' => $"\\u{(int)c:x4}",
                    _ => c.ToString(),
                }
            );
        }

        return literal.Append('"').ToString();
    }
}
