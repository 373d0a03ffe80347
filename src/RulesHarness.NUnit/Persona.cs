using System.Collections.Concurrent;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Identities;
using RulesHarness.Personas;

namespace RulesHarness.NUnit;

/// <summary>The callers that the project's tests use by name: those of its <c>fixtures/personas.json</c>.</summary>
/// <example><code>As(Persona.Named("moderator")).Document("posts/p1").UpdateAsync("status",
/// "archived")</code></example>
public static class Persona
{
    private static readonly ConcurrentDictionary<string, Lazy<PersonaFile>> Files = new(StringComparer.Ordinal);

    /// <summary>A caller by name; <see cref="Identity.Unauthenticated"/> for a guest.</summary>
    /// <exception cref="ArgumentException">
    /// There is none of that name; the message says which there are, the nearest first.
    /// </exception>
    /// <exception cref="UnusableProjectException">There is no such file, or it has errors.</exception>
    public static Identity Named(string name)
    {
        var project = Path.GetFullPath(SpecProject.Current().Project);
        return Files.GetOrAdd(project, FileOf).Value.Named(name);
    }

    private static Lazy<PersonaFile> FileOf(string project) => new(() => Read(project));

    private static PersonaFile Read(string project)
    {
        var read = PersonaFile.OfProject(project);
        var errors = read.Diagnostics.Where(found => found.Severity == Severity.Error).ToList();
        return errors.Count == 0
            ? read
            : throw new UnusableProjectException($"{project} has no personas that can be read", errors);
    }
}
