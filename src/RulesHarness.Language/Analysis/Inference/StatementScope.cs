using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>The scope of a match block's conditions while a request with one method is decided.</summary>
/// <param name="Path">The block.</param>
/// <param name="Method">What the request does.</param>
/// <param name="Schemas">What is known of documents.</param>
/// <param name="Log">Where facts are noted.</param>
internal sealed record StatementScope(MatchPath Path, RulesMethod Method, SchemaFinder Schemas, FactLog Log)
{
    /// <summary>The schema of the block's documents; null if it is unknown.</summary>
    public SchemaNode? Schema { get; } = Schemas.OfBlock(Path.BelowRoot);

    /// <summary>
    /// The captures of the segments. For a list the id of the document is unknown, so the last capture has no value.
    /// </summary>
    public ImmutableDictionary<string, InferredValue> Captures()
    {
        var captures = ImmutableDictionary.CreateBuilder<string, InferredValue>();
        foreach (var segment in Path.Path.Segments)
        {
            var isLast = ReferenceEquals(segment, Path.Path.Segments[^1]);
            if (segment is CaptureSegment capture)
            {
                captures[capture.Name] =
                    isLast && Method == RulesMethod.List
                        ? InferredValue.Failing(
                            new FailureReason(
                                FailureReasonKind.List,
                                $"`{capture.Name}` is a document's id, which a list does not have",
                                RequestMembers.ListHelp,
                                default
                            )
                        )
                        : new InferredValue(ValueKinds.String);
            }
            else if (segment is GlobSegment glob)
            {
                captures[glob.Name] = InferredValue.Unknown;
            }
        }

        return captures.ToImmutable();
    }
}
