using System.Text.Json;
using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Checking;

/// <summary>
/// The databases that the targets of a <c>.firebaserc</c> stand for (https://firebase.google.com/docs/cli/targets).
/// </summary>
internal static class FirebaseTargets
{
    private const string FileName = ".firebaserc";

    /// <summary>
    /// The id of a database by the name of its target; a target of several databases stands for the first.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Read(string root)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path) || Parse(File.ReadAllBytes(path))?["targets"] is not { } projects)
        {
            return targets;
        }
        foreach (var target in projects.Members.SelectMany(project => project.Value["firestore"]?.Members ?? []))
        {
            if (target.Value.Items is [{ Kind: JsonValueKind.String } first, ..])
            {
                targets.TryAdd(target.Name, first.Text);
            }
        }

        return targets;
    }

    /// <summary>
    /// The CLI keeps this file itself: one that it could not read would stop its deploys, not this check.
    /// </summary>
    private static JsonValue? Parse(byte[] utf8)
    {
        try
        {
            return JsonTree.Read(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
