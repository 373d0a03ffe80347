using System.Net;
using System.Net.Http.Headers;

namespace RulesHarness.Emulator.Installation;

/// <summary>Fetches what is missing of a release's file, from where an earlier download stopped.</summary>
internal static class EmulatorDownload
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Returns how many bytes were there before.</summary>
    /// <exception cref="EmulatorException">RH3021 to RH3024, RH3026, RH3027.</exception>
    public static async Task<long> CompleteAsync(
        string partial,
        EmulatorInstallOptions options,
        IProgress<EmulatorInstallProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var release = options.Release;
        var have = BytesOf(partial);
        if (have > release.Size)
        {
            File.Delete(partial);
            have = 0;
        }
        if (have == release.Size)
        {
            return have;
        }
        RequireSpace(Path.GetDirectoryName(partial)!, release.Size - have);
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(options.StallTimeout);
        try
        {
            using var response = await AskAsync(client, release.Source, have, stall.Token);
            var from = response.Content.Headers.ContentRange?.From ?? 0;
            // Before anything is written: a proxy's page with status 200 would otherwise be taken for the start of the
            // file.
            var announced = from + (response.Content.Headers.ContentLength ?? release.Size - from);
            RequireSize(announced == release.Size, announced, release, partial);
            var mode = from > 0 ? FileMode.Append : FileMode.Create;
            await using var target = new FileStream(partial, mode, FileAccess.Write, FileShare.Read | FileShare.Delete);
            await using var source = await response.Content.ReadAsStreamAsync(stall.Token);
            var bytes = from;
            var buffer = new byte[BufferBytes];
            while (await source.ReadAsync(buffer, stall.Token) is > 0 and var read)
            {
                stall.CancelAfter(options.StallTimeout);
                bytes += read;
                RequireSize(bytes <= release.Size, bytes, release, partial);
                await WriteAsync(target, buffer.AsMemory(0, read), cancellationToken);
                progress?.Report(new(bytes, release.Size));
            }
            return bytes == release.Size
                ? from
                : throw EmulatorErrors.DownloadStopped(release.Source, bytes, release.Size);
        }
        catch (HttpRequestException e)
        {
            throw EmulatorErrors.Unreachable(release.Source, e);
        }
        catch (Exception e) when (IsStop(e) && !cancellationToken.IsCancellationRequested)
        {
            throw EmulatorErrors.DownloadStopped(release.Source, BytesOf(partial), release.Size, e);
        }
    }

    private static long BytesOf(string partial) => new FileInfo(partial) is { Exists: true } file ? file.Length : 0;

    private static bool IsStop(Exception e) => e is OperationCanceledException or HttpIOException;

    // A server may answer a range with the whole file, or refuse it: then the download starts over.
    private static async Task<HttpResponseMessage> AskAsync(
        HttpClient client,
        Uri source,
        long have,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        request.Headers.Range = have > 0 ? new RangeHeaderValue(have, null) : null;
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var continues =
            response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (response.StatusCode == HttpStatusCode.OK || (have > 0 && continues))
        {
            return response;
        }
        using (response)
        {
            return
                have > 0
                && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable
                ? await AskAsync(client, source, 0, cancellationToken)
                : throw EmulatorErrors.DownloadRefused(source, response.StatusCode);
        }
    }

    private static void RequireSize(bool holds, long actual, EmulatorRelease release, string partial)
    {
        if (!holds)
        {
            File.Delete(partial);
            throw EmulatorErrors.WrongSize(release.Source, release.Size, actual);
        }
    }

    private static void RequireSpace(string folder, long needed)
    {
        if (OperatingSystem.IsWindows() && folder.StartsWith(@"\\", StringComparison.Ordinal))
        {
            // A network share is no drive to Windows: there, only writing tells.
            return;
        }
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed)
        {
            throw EmulatorErrors.NoSpace(folder, needed, free);
        }
    }

    private static async Task WriteAsync(
        FileStream target,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await target.WriteAsync(bytes, cancellationToken);
            await target.FlushAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw EmulatorErrors.CannotWrite(target.Name, e);
        }
    }
}
