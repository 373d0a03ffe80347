using Grpc.Core;

namespace RulesHarness.Firestore.Client;

/// <summary>Adds an explanation to a denial, and leaves all other responses unchanged.</summary>
internal static class ExplainedResponse
{
    /// <exception cref="PermissionDeniedException">Rules denied the call.</exception>
    public static async Task<T> OfAsync<T>(Task<T> response, Func<RpcException, string> explain)
    {
        try
        {
            return await response;
        }
        catch (RpcException denied) when (denied.StatusCode == StatusCode.PermissionDenied)
        {
            throw new PermissionDeniedException(denied, () => explain(denied));
        }
    }
}
