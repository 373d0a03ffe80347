using Google.Protobuf;
using RulesHarness.Engines;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Suites;

/// <summary>The request of a test case, as a client sends it.</summary>
/// <param name="Method">What rules are asked for.</param>
/// <param name="Database">The database's id.</param>
/// <param name="Path">The path below the root, of the document, or of the collection that is listed.</param>
/// <param name="Message">
/// Makes the message for the database of this resource name, such as <c>projects/P/databases/D</c>.
/// </param>
internal sealed record SuiteCall(RulesMethod Method, string Database, string Path, Func<string, IMessage> Message)
{
    /// <summary>Why the request can't be decided as it is asked; null when it can.</summary>
    public string? Unsupported { get; init; }

    /// <summary>The path and the method of the request, as an outline matches them.</summary>
    public RequestTarget Target => new(Method == RulesMethod.List ? $"{Path}/*" : Path, Method, Database);
}
