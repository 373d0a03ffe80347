using System.Text;
using System.Text.RegularExpressions;
using Grpc.Core;

namespace RulesHarness.Serving.Queries;

/// <summary>The field paths that Firestore rejects in queries (https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields).</summary>
internal static partial class FieldPathCheck
{
    private const int MaxBytes = 1500;
    private const string InternalName = "__key__";

    /// <summary>Gets why a path is rejected; null when it is accepted.</summary>
    public static Status? Of(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return Failures.Invalid("Invalid empty property path string.");
        if (Encoding.UTF8.GetByteCount(path) > MaxBytes)
            return Failures.Invalid($"property path is longer than {MaxBytes} bytes.");
        if (!Path().IsMatch(path) || FieldKey.Of(path) is not { } field)
            return Failures.Invalid($"Invalid property path \"{path}\". Unquoted property paths must match regex ([a-zA-Z_][a-zA-Z_0-9]*), and quoted property paths must match regex (`(?:[^`\\\\]|(?:\\\\.))+`)");
        return field.IsName ? null : OfNames(path, field.Path);
    }

    private static Status? OfNames(string path, IReadOnlyList<string> names)
    {
        if (names.Contains(InternalName))
            return Failures.Invalid($"Invalid property path member name \"{InternalName}\".");
        if (names.Contains("__name__"))
            return Failures.Invalid($"the name {InternalName} is reserved");
        return names.Any(IsReserved) ? Failures.Invalid($"Invalid reserved name in field path {path}") : null;
    }

    private static bool IsReserved(string name) =>
        name.Length >= 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:[a-zA-Z_][a-zA-Z_0-9]*|`(?:[^`\\]|\\.)+`)(?:\.(?:[a-zA-Z_][a-zA-Z_0-9]*|`(?:[^`\\]|\\.)+`))*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
