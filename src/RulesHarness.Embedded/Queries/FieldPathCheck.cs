using System.Text;
using System.Text.RegularExpressions;
using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// The field paths that Firestore rejects in queries
/// (https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields).
/// </summary>
internal static partial class FieldPathCheck
{
    private const int MaxBytes = 1500;
    private const string Name = @"([a-zA-Z_][a-zA-Z_0-9]*|`([^`\\]|\\.)+`)";
    private const string InternalName = "__key__";

    /// <summary>Gets why a path is rejected; null when it is accepted.</summary>
    public static Status? Of(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return Failures.BadPath(path);
        }
        if (Encoding.UTF8.GetByteCount(path) > MaxBytes)
        {
            return Failures.Invalid($"property path is longer than {MaxBytes} bytes.");
        }
        if (!Path().IsMatch(path) || FieldKey.Of(path) is not { } field)
        {
            return Failures.BadPath(path);
        }
        return field.IsName ? null : OfNames(path, field.Path);
    }

    private static Status? OfNames(string path, IReadOnlyList<string> names)
    {
        if (names.Contains(InternalName))
        {
            return Failures.Invalid($"Invalid property path member name \"{InternalName}\".");
        }
        if (names.Contains("__name__"))
        {
            return Failures.Invalid($"the name {InternalName} is reserved");
        }
        return names.Any(IsReserved) ? Failures.Invalid($"Invalid reserved name in field path {path}") : null;
    }

    private static bool IsReserved(string name) => name is ['_', '_', .., '_', '_'];

    [GeneratedRegex($@"^{Name}(\.{Name})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
