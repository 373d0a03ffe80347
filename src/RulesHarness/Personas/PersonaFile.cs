using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Personas;

/// <summary>
/// The callers that a project's tests use by name, in the order of the file, and its diagnostics. If one of them is an
/// error, there are no callers.
/// </summary>
public sealed record PersonaFile(
    string File,
    IReadOnlyDictionary<string, Identity> Personas,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Where the file stands in a project.</summary>
    internal const string UsualPath = "fixtures/personas.json";

    /// <summary>Reads the personas of a project's folder. A missing file is an error among the diagnostics.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static PersonaFile OfProject(string project)
    {
        var path = Path.Combine(project, UsualPath);
        return System.IO.File.Exists(path)
            ? PersonaReader.Read(UsualPath, System.IO.File.ReadAllText(path))
            : PersonaReader.NotThere(UsualPath);
    }

    /// <summary>One of them.</summary>
    /// <exception cref="ArgumentException">
    /// There is none of that name; the message says which there are, the nearest first.
    /// </exception>
    public Identity Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Personas.TryGetValue(name, out var persona))
        {
            return persona;
        }
        var near = Suggestion.Near(name, Personas.Keys).ToList();
        var known = string.Join(", ", near.Concat(Personas.Keys.Except(near)).Select(one => $"`{one}`"));
        throw new ArgumentException(
            $"{File} has no persona `{name}`. It has {(known.Length > 0 ? known : "none")}",
            nameof(name)
        );
    }
}
